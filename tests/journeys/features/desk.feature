Feature: Helping from the guide desk

  Background:
    Given a kiosk in the hall
    And a guide desk at which the administrator works

  Scenario: A call for staff is taken and closed
    When a patient at the kiosk calls staff
    Then the desk lists one request
    When the desk takes it
    Then the kiosk says who comes
    When the desk closes it
    Then the desk lists no request

  Scenario: A patient is registered by keys at the desk
    When the desk registers a known patient who pays at a window
    Then the paper comes out at the desk

  Scenario: A daughter acts for her father
    When the desk registers a patient for whom the daughter acts
    Then the paper comes out at the desk
    And the daughter is kept with the registration

  Scenario: A grey face at the door is put on the fast track
    When the desk types the signs of a heart attack
    Then the case is of level 2, on the chest-pain track

  Scenario: A sitting is taken over and handed back
    When a patient sits down with a card
    And the desk asks to help, and the patient agrees
    And the desk chooses department, doctor and time, and hands back
    And the patient pays at a window
    Then a ticket is printed

  Scenario: A colleague signs in by badge while the work waits
    Given a volunteer with a badge
    When the badge is scanned
    Then the volunteer works at the desk
    When the administrator goes on with the PIN
    Then the desk is as the administrator left it

Feature: Registering at the kiosk

  Scenario: A known patient registers with a card and pays by phone
    Given a kiosk in the hall
    When a known patient puts a card on the reader
    And chooses the first department and doctor
    And pays by phone
    Then a ticket is printed
    And the registration is paid

  Scenario: A new patient types a number and pays at a window
    Given a kiosk in the hall
    When somebody nobody knows types number, name and phone
    And agrees to the privacy notice
    And chooses the first department and doctor
    And means to pay at a window
    Then a ticket is printed
    And the hospital knows 李晓云 from now on

  Scenario: A child without a number comes with a guardian
    Given a kiosk in the hall
    When a guardian registers a child
    Then a ticket is printed
    And the registration is paid
    And the hospital knows 张小米 from now on

  Scenario: Somebody else takes the last place
    Given a kiosk in the hall
    When a known patient puts a card on the reader
    And chooses the first department and doctor
    And somebody else takes every place of that time
    And the patient wants to pay by phone
    Then the kiosk asks for another time and keeps the rest
    When the patient chooses another time
    And pays by phone
    Then a ticket is printed

  Scenario: A patient comes back to see the line
    Given a kiosk in the hall
    When a known patient registers and comes back with the same card
    Then the kiosk shows the place in line

  Scenario: Somebody who sees nothing registers by keys alone
    Given a kiosk that speaks
    When a known patient registers by ear
    Then the number was told, and the papers agree with the database

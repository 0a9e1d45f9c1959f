<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Bars</name>
    <message>
        <source>Voice, not available here</source>
        <translation>Voice: not here</translation>
    </message>
    <message>
        <source>What you tap stands low now, within reach when seated. If the reader or the ticket slot is too far, tap “Ask staff”.</source>
        <translation>The buttons are low now. You can sit. The reader or ticket is too far? Tap “Ask staff”.</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>I&apos;m here, go on</source>
        <translation>I am here. Go on</translation>
    </message>
    <message>
        <source>If nothing is touched, the screen is cleared in {left} seconds.</source>
        <translation>No tap? The screen clears in {left} seconds.</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>Please wait</translation>
    </message>
    <message>
        <source>Give it back, choose again</source>
        <translation>Give it back. Choose again</translation>
    </message>
    <message>
        <source>Your place is given back. We check that nothing is charged.</source>
        <translation>Your place goes back. We check that you pay nothing.</translation>
    </message>
    <message>
        <source>Nothing has been charged. What you entered is cleared.</source>
        <translation>You paid nothing. We clear what you entered.</translation>
    </message>
    <message>
        <source>Staff are at: {place}. What you entered stays here until the time above runs out.</source>
        <translation>Staff are at: {place}. Your entries stay. Look at the time left above.</translation>
    </message>
    <message>
        <source>If you need help: {place}.</source>
        <translation>Help? Go to: {place}.</translation>
    </message>
    <message>
        <source>The connection is interrupted</source>
        <translation>The connection stopped</translation>
    </message>
    <message>
        <source>It comes back by itself. What you entered is kept. You can also ask staff.</source>
        <translation>It will come back. Your entries stay. You can also ask staff.</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>To see a doctor, tap here</source>
        <translation>To see a doctor: tap here</translation>
    </message>
    <message>
        <source>To see a doctor, start here</source>
        <translation>To see a doctor: start here</translation>
    </message>
    <message>
        <source>A parent registers, papers or not</source>
        <translation>A parent registers. Papers or not</translation>
    </message>
    <message>
        <source>See a doctor first, bring them later</source>
        <translation>See a doctor first. Bring them later</translation>
    </message>
    <message>
        <source>Or put your ID card on the reader now: it starts by itself.</source>
        <translation>Or lay your ID card down now. It starts.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>What do you want to do?</translation>
    </message>
    <message>
        <source>Good morning. What would you like to do?</source>
        <translation>Good morning. What do you want to do?</translation>
    </message>
    <message>
        <source>Good day. What would you like to do?</source>
        <translation>Good day. What do you want to do?</translation>
    </message>
    <message>
        <source>Good afternoon. What would you like to do?</source>
        <translation>Good afternoon. What do you want to do?</translation>
    </message>
    <message>
        <source>Good evening. What would you like to do?</source>
        <translation>Good evening. What do you want to do?</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Type Pinyin, then tap the character</source>
        <translation>Type Pinyin. Then tap the character</translation>
    </message>
    <message>
        <source>{pinyin}: no such sound, please check</source>
        <translation>{pinyin}: no such sound. Look again</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Yes, type it</source>
        <translation>Yes. I type it</translation>
    </message>
    <message>
        <source>18 digits, in the household book</source>
        <translation>18 digits. The household book has it</translation>
    </message>
    <message>
        <source>We keep: name, sex, birthday, paper&apos;s number, phone if given.</source>
        <translation>We keep: name, sex, birthday, paper&apos;s number. And a phone number you gave.</translation>
    </message>
    <message>
        <source>Only staff who serve you see it. Numbers are encrypted.</source>
        <translation>Only staff who serve you see it. We encrypt numbers.</translation>
    </message>
    <message>
        <source>Ask the guide desk to see, correct or delete it.</source>
        <translation>See, correct or delete it: ask the guide desk.</translation>
    </message>
    <message>
        <source>I agree, go on</source>
        <translation>I agree. Go on</translation>
    </message>
    <message>
        <source>I don&apos;t agree: ask staff</source>
        <translation>I don&apos;t agree. Ask staff</translation>
    </message>
    <message>
        <source>{typed} typed, {missing} to go</source>
        <translation>{typed} typed. {missing} to go</translation>
    </message>
    <message>
        <source>{missing} more, then you can go on</source>
        <translation>{missing} more. Then you can go on</translation>
    </message>
    <message>
        <source>Or hold your insurance or health code in front of the scanner.</source>
        <translation>Or use your insurance or health code. Show it to the scanner.</translation>
    </message>
    <message>
        <source>The reader is at the lower right of the screen, by the green light.</source>
        <translation>The reader is at the lower right. Its light is green.</translation>
    </message>
    <message>
        <source>Used for your treatment only; the screen is cleared when you leave.</source>
        <translation>We use it only for your treatment. You leave: the screen clears.</translation>
    </message>
    <message>
        <source>Name, empty</source>
        <translation>Name: empty</translation>
    </message>
    <message>
        <source>If you came before with another paper, staff can find your file, so your records stay together.</source>
        <translation>Did you come before with another paper? Staff can find your file. Your records stay together.</translation>
    </message>
    <message>
        <source>Yes, I was here before</source>
        <translation>I was here before</translation>
    </message>
    <message>
        <source>No, I am new here</source>
        <translation>I am new here</translation>
    </message>
    <message>
        <source>Demonstration: no money is taken</source>
        <translation>Demonstration: we take no money</translation>
    </message>
    <message>
        <source>Registered. Come {day}, floor {floor}</source>
        <translation>Registered. Come {day} to floor {floor}</translation>
    </message>
    <message>
        <source>Printing now. One moment, please.</source>
        <translation>Printing now. Please wait.</translation>
    </message>
    <message>
        <source>The ticket is being printed</source>
        <translation>The ticket is printing</translation>
    </message>
    <message>
        <source>The invoice is being printed</source>
        <translation>The invoice is printing</translation>
    </message>
    <message>
        <source>The ticket is printed</source>
        <translation>The ticket is ready</translation>
    </message>
    <message>
        <source>The invoice is printed</source>
        <translation>The invoice is ready</translation>
    </message>
    <message>
        <source>A copy of the ticket is printed</source>
        <translation>A copy of the ticket is ready</translation>
    </message>
    <message>
        <source>A copy of the invoice is printed</source>
        <translation>A copy of the invoice is ready</translation>
    </message>
    <message>
        <source>wait to be called</source>
        <translation>wait for your number</translation>
    </message>
    <message>
        <source>Being checked. Please do not pay again.</source>
        <translation>We are checking. Do not pay again.</translation>
    </message>
    <message>
        <source>You paid {amount}. We go on by ourselves; there is nothing to tap.</source>
        <translation>You paid {amount}. We go on now. You need not tap.</translation>
    </message>
    <message>
        <source>Your ticket is about to be printed.</source>
        <translation>Your ticket comes soon. Look below.</translation>
    </message>
    <message>
        <source>You pay {amount}. Nothing has been charged yet.</source>
        <translation>You pay {amount}. You have not paid yet.</translation>
    </message>
    <message>
        <source>With WeChat or Alipay: the next page shows a code to scan.</source>
        <translation>Use WeChat or Alipay. The next page shows a code. Scan it.</translation>
    </message>
    <message>
        <source>Without insurance you pay all of it.</source>
        <translation>You use no insurance. You pay all of it.</translation>
    </message>
    <message>
        <source>The insurance&apos;s part is already taken off.</source>
        <translation>We have taken off the insurance&apos;s part.</translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>Yes. Go on</translation>
    </message>
    <message>
        <source>Where I stopped, with everything I chose</source>
        <translation>All my choices are here</translation>
    </message>
    <message>
        <source>What I chose before is cleared</source>
        <translation>My earlier choices go away</translation>
    </message>
    <message>
        <source>Yes, a person should come</source>
        <translation>Yes. Call a person</translation>
    </message>
    <message>
        <source>One moment: the code is changed.</source>
        <translation>One moment: a new code comes.</translation>
    </message>
    <message>
        <source>Open Alipay, tap “Scan”</source>
        <translation>Open Alipay and “Scan”</translation>
    </message>
    <message>
        <source>Open WeChat, tap “Scan”</source>
        <translation>Open WeChat and “Scan”</translation>
    </message>
    <message>
        <source>Or hold your insurance code in front of the scanner.</source>
        <translation>Or hold your insurance code to the scanner.</translation>
    </message>
    <message>
        <source>Nothing is charged before that. Then this page goes on by itself.</source>
        <translation>No money moves before that. Then this page goes on.</translation>
    </message>
    <message>
        <source>It did not work this time; your money has not moved. Try again, or pay at a window by the end of {day}.</source>
        <translation>It did not work this time. Your money has not moved. Try again. Or pay at a window until {day}.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Lay it flat; the rest comes by itself.</source>
        <translation>Lay it flat. Wait. The machine goes on.</translation>
    </message>
    <message>
        <source>First, the adult&apos;s ID number</source>
        <translation>Type the adult&apos;s ID number first</translation>
    </message>
    <message>
        <source>The parent or guardian who is here with the child.</source>
        <translation>The adult who came with the child.</translation>
    </message>
    <message>
        <source>As it is written on the ID card.</source>
        <translation>Look at the ID card. Write the same.</translation>
    </message>
    <message>
        <source>It is also printed in the household book.</source>
        <translation>The household book has it too.</translation>
    </message>
    <message>
        <source>You are new here. Type the Pinyin, then tap the character.</source>
        <translation>You are new here. Type the Pinyin. Then tap the character.</translation>
    </message>
    <message>
        <source>Male or female first, then year, month and day: 8 digits.</source>
        <translation>Male or female first. Then year, month and day: 8 digits.</translation>
    </message>
    <message>
        <source>A phone number, if you like</source>
        <translation>Give a phone number?</translation>
    </message>
    <message>
        <source>Only to reach you if your visit changes. You can skip this.</source>
        <translation>Only for a change of your visit. You can skip this.</translation>
    </message>
    <message>
        <source>Please read, then choose.</source>
        <translation>Please read. Then choose.</translation>
    </message>
    <message>
        <source>What you had chosen is still kept.</source>
        <translation>Your choices are still here.</translation>
    </message>
    <message>
        <source>Each one shows the fee and what is left.</source>
        <translation>Look at the fee. Look what is left.</translation>
    </message>
    <message>
        <source>Please check, then pay</source>
        <translation>Please check. Then pay</translation>
    </message>
    <message>
        <source>Nothing has been charged yet.</source>
        <translation>You have not paid yet.</translation>
    </message>
    <message>
        <source>Your place is kept while you pay.</source>
        <translation>You pay now. We keep your place.</translation>
    </message>
    <message>
        <source>Nothing is cancelled yet. You are asked once more.</source>
        <translation>You still have your visit. We ask once more.</translation>
    </message>
    <message>
        <source>Your number is called no more.</source>
        <translation>We do not call your number now.</translation>
    </message>
    <message>
        <source>Your visit is cancelled</source>
        <translation>You have no visit now</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>In an emergency go to the emergency department, or call 120.</source>
        <translation>An emergency? Go to the emergency department. Or call 120.</translation>
    </message>
    <message>
        <source>This machine is resting</source>
        <translation>This machine does not work</translation>
    </message>
    <message>
        <source>Please use the machine beside it, or ask at the guide desk.</source>
        <translation>Please use the machine beside it. Or ask at the guide desk.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>This birth date is still to come. Please check the year.</source>
        <translation>This birth date has not come yet. Please check the year.</translation>
    </message>
    <message>
        <source>Something went wrong. Please ask a member of staff.</source>
        <translation>Something went wrong. Please ask staff.</translation>
    </message>
    <message>
        <source>This code can&apos;t be used here. Please try another one.</source>
        <translation>This code does not work here. Please try another one.</translation>
    </message>
    <message>
        <source>The card was not read. Please turn it over and put it down again.</source>
        <translation>The machine did not read the card. Turn it over. Put it down again.</translation>
    </message>
    <message>
        <source>The time you had chosen is over. Here are the nearest free ones.</source>
        <translation>Your time is over. Here are the nearest free ones.</translation>
    </message>
    <message>
        <source>What you had chosen is not kept any more. Please choose again.</source>
        <translation>Your earlier choice is gone. Please choose again.</translation>
    </message>
    <message>
        <source>Your place was kept as long as we could. Please register again.</source>
        <translation>We cannot keep your place any longer. Please register again.</translation>
    </message>
    <message>
        <source>Number {ticket} is kept for you for now, not paid yet. Come back with the same card to pay.</source>
        <translation>We keep number {ticket} for now. You have not paid. Put down the same card again. Then pay.</translation>
    </message>
    <message>
        <source>You are registered, number {ticket}. Come back with the same card for your papers.</source>
        <translation>You are registered: number {ticket}. Put down the same card again. Take your papers.</translation>
    </message>
    <message>
        <source>Your payment has arrived: number {ticket} is yours. Come back with the same card for your papers.</source>
        <translation>Your payment has arrived. Number {ticket} is yours. Put down the same card again. Take your papers.</translation>
    </message>
    <message>
        <source>Your place there is not paid yet: number {ticket}. Please ask at the guide desk, or come back later.</source>
        <translation>You have number {ticket} there. You have not paid yet. Please ask at the guide desk. Or come back later.</translation>
    </message>
    <message>
        <source>The connection is interrupted; it comes back by itself. Nothing is lost: tap again in a moment.</source>
        <translation>The connection stopped. It will come back. Nothing is lost: tap again in a moment.</translation>
    </message>
    <message>
        <source>Your invoice cannot be printed here. The guide desk will print it.</source>
        <translation>No invoice comes out here. The guide desk will print it.</translation>
    </message>
    <message>
        <source>This number should have {length} characters; here are {typed}. Please compare it with your card.</source>
        <translation>This number has {length} characters. Here are {typed}. Please compare it with your card.</translation>
    </message>
    <message>
        <source>Please enter the name as it is written on the card.</source>
        <translation>Look at the card. Type the same name.</translation>
    </message>
    <message>
        <source>There is room for {most} characters here. The guide desk gladly enters a longer name.</source>
        <translation>There is room for {most} characters here. A longer name? The guide desk enters it.</translation>
    </message>
    <message>
        <source>Please use only letters and characters, as on the card.</source>
        <translation>Please use only letters and characters. Look at the card.</translation>
    </message>
    <message>
        <source>A mobile number has 11 digits and begins with 1. For a number abroad, begin with +.</source>
        <translation>A mobile number has 11 digits. It begins with 1. A number abroad begins with +.</translation>
    </message>
    <message>
        <source>Did your paper come out? If not, the guide desk will print it.</source>
        <translation>Did your paper come out? No? The guide desk will print it.</translation>
    </message>
    <message>
        <source>Please tap the character for “{pinyin}” first, or delete it.</source>
        <translation>First tap the character for “{pinyin}”. Or delete it.</translation>
    </message>
    <message>
        <source>We can&apos;t tell what your insurance pays. No money was taken. Pay it all yourself here, or go to a window.</source>
        <translation>We do not know what your insurance pays. No money moved. Pay it all here. Or go to a window.</translation>
    </message>
    <message>
        <source>You were called already. Please talk to the nurse at the rooms.</source>
        <translation>We called you already. Please talk to the nurse at the rooms.</translation>
    </message>
    <message>
        <source>Your insurance does not pay for this. No money was taken. Pay it all yourself here, or go to a window.</source>
        <translation>Your insurance pays nothing here. No money moved. Pay it all here. Or go to a window.</translation>
    </message>
    <message>
        <source>¥{amount} is on its way back to you, since {day}, {time}.</source>
        <translation>¥{amount} comes back to you. It began {day}, {time}.</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>Your visit is cancelled. You had not paid. You need do nothing more.</source>
        <translation>You have no visit now. You had not paid. You need do nothing more.</translation>
    </message>
    <message>
        <source>Your visit is cancelled. Your money comes back later. You need do nothing more.</source>
        <translation>You have no visit now. Your money comes back later. You need do nothing more.</translation>
    </message>
    <message>
        <source>Your visit is cancelled. Your money is back on your phone.</source>
        <translation>You have no visit now. Your money is back on your phone.</translation>
    </message>
    <message>
        <source>Your visit is cancelled. Your money is not back yet. Go to a payment window.</source>
        <translation>You have no visit now. Your money is not back yet. Go to a payment window.</translation>
    </message>
</context>
</TS>

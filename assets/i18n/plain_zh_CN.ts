<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Bars</name>
    <message>
        <source>Step {number} of {all}: {name}</source>
        <translation>第 {number} 步：{name}。一共 {all} 步</translation>
    </message>
    <message>
        <source>Voice, not available here</source>
        <translation>语音：这里不能用</translation>
    </message>
    <message>
        <source>What you tap stands low now, within reach when seated. If the reader or the ticket slot is too far, tap “Ask staff”.</source>
        <translation>按钮都在下面。坐着也能点。读卡区、小票太远？点“找工作人员”。</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>I&apos;m here, go on</source>
        <translation>我在。继续办</translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation>不办了。结束</translation>
    </message>
    <message>
        <source>If nothing is touched, the screen is cleared in {left} seconds.</source>
        <translation>没有人点？{left} 秒后清空屏幕。</translation>
    </message>
    <message>
        <source>One moment, please</source>
        <translation>请等一下</translation>
    </message>
    <message>
        <source>Do you want to choose again?</source>
        <translation>您要重新选吗？</translation>
    </message>
    <message>
        <source>Keep my place and pay</source>
        <translation>不退号。继续付款</translation>
    </message>
    <message>
        <source>Give it back, choose again</source>
        <translation>退掉这个号。重新选</translation>
    </message>
    <message>
        <source>Do you want to leave?</source>
        <translation>您要退出吗？</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>不退出。继续办</translation>
    </message>
    <message>
        <source>Leave and clear my details</source>
        <translation>退出。清除我的信息</translation>
    </message>
    <message>
        <source>Say department, name and amounts aloud?</source>
        <translation>您要念出科室、姓名和金额吗？</translation>
    </message>
    <message>
        <source>Your place is given back. We check that nothing is charged.</source>
        <translation>这个号退回去。我们核对有没有扣钱。</translation>
    </message>
    <message>
        <source>Staff are at: {place}. What you entered stays here until the time above runs out.</source>
        <translation>工作人员在{place}。您填的都还在。请看上面的剩余时间。</translation>
    </message>
    <message>
        <source>If you need help: {place}.</source>
        <translation>要帮忙？去{place}。</translation>
    </message>
    <message>
        <source>The connection is interrupted</source>
        <translation>网络断了</translation>
    </message>
    <message>
        <source>It comes back by itself. What you entered is kept. You can also ask staff.</source>
        <translation>网络自己会好。您填的都还在。也可以找工作人员。</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>One tap to begin. Take your time.</source>
        <translation>点一下就开始。不着急。</translation>
    </message>
    <message>
        <source>To see a doctor, tap here</source>
        <translation>今天看病？点这里</translation>
    </message>
    <message>
        <source>To see a doctor, start here</source>
        <translation>今天看病？从这里开始</translation>
    </message>
    <message>
        <source>A parent registers, papers or not</source>
        <translation>大人来办。没证件也行</translation>
    </message>
    <message>
        <source>See a doctor first, bring them later</source>
        <translation>先看病。证件以后补</translation>
    </message>
    <message>
        <source>Or put your ID card on the reader now: it starts by itself.</source>
        <translation>也可以先放身份证。机器自动开始。</translation>
    </message>
    <message>
        <source>Good morning. What would you like to do?</source>
        <translation>早上好。您想办什么？</translation>
    </message>
    <message>
        <source>Good day. What would you like to do?</source>
        <translation>中午好。您想办什么？</translation>
    </message>
    <message>
        <source>Good afternoon. What would you like to do?</source>
        <translation>下午好。您想办什么？</translation>
    </message>
    <message>
        <source>Good evening. What would you like to do?</source>
        <translation>晚上好。您想办什么？</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Type Pinyin, then tap the character</source>
        <translation>先点拼音。再点下面的字</translation>
    </message>
    <message>
        <source>{pinyin}: no such sound, please check</source>
        <translation>{pinyin}：没有这个音。请再看看</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Yes, type it</source>
        <translation>有。我来输入</translation>
    </message>
    <message>
        <source>18 digits, in the household book</source>
        <translation>18 位。户口本上也有</translation>
    </message>
    <message>
        <source>We keep: name, sex, birthday, paper&apos;s number, phone if given.</source>
        <translation>保存：姓名、性别、生日、证件号。还有您留的电话。</translation>
    </message>
    <message>
        <source>Only staff who serve you see it. Numbers are encrypted.</source>
        <translation>只有帮您的人员能看。号码加密。</translation>
    </message>
    <message>
        <source>Ask the guide desk to see, correct or delete it.</source>
        <translation>想看、想改、想删？找导诊台。</translation>
    </message>
    <message>
        <source>I agree, go on</source>
        <translation>我同意。继续</translation>
    </message>
    <message>
        <source>I don&apos;t agree: ask staff</source>
        <translation>我不同意。请工作人员帮我办</translation>
    </message>
    <message>
        <source>{department}: doctor and time</source>
        <translation>{department}：选医生和时间</translation>
    </message>
    <message>
        <source>{typed} typed, {missing} to go</source>
        <translation>输了 {typed} 位。还差 {missing} 位</translation>
    </message>
    <message>
        <source>{missing} more, then you can go on</source>
        <translation>还差 {missing} 位。然后继续</translation>
    </message>
    <message>
        <source>Or hold your insurance or health code in front of the scanner.</source>
        <translation>也可以用医保码、健康码。对准扫码口。</translation>
    </message>
    <message>
        <source>The reader is at the lower right of the screen, by the green light.</source>
        <translation>读卡区在屏幕右下方。那里亮绿灯</translation>
    </message>
    <message>
        <source>Used for your treatment only; the screen is cleared when you leave.</source>
        <translation>证件信息只用于看病。您走后屏幕清空。</translation>
    </message>
    <message>
        <source>Type the number</source>
        <translation>输入号码</translation>
    </message>
    <message>
        <source>With a parent</source>
        <translation>和大人一起</translation>
    </message>
    <message>
        <source>Name, empty</source>
        <translation>姓名：还没填</translation>
    </message>
    <message>
        <source>If you came before with another paper, staff can find your file, so your records stay together.</source>
        <translation>您用过别的证件吗？工作人员找您的档案。病历就在一起。</translation>
    </message>
    <message>
        <source>Yes, I was here before</source>
        <translation>我来过</translation>
    </message>
    <message>
        <source>No, I am new here</source>
        <translation>我没来过</translation>
    </message>
    <message>
        <source>Full today. Next: {day}</source>
        <translation>今天约满了。可约{day}</translation>
    </message>
    <message>
        <source>Demonstration: no money is taken</source>
        <translation>演示：不会真的扣钱</translation>
    </message>
    <message>
        <source>For {speciality}</source>
        <translation>主要看：{speciality}</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页。共 {pages} 页</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Please be there at</source>
        <translation>几点来</translation>
    </message>
    <message>
        <source>Registered. Pay first</source>
        <translation>挂好了。请先付款</translation>
    </message>
    <message>
        <source>Registered. Come {day}, floor {floor}</source>
        <translation>挂好了。{day}请去 {floor} 楼</translation>
    </message>
    <message>
        <source>Registered. Go to floor {floor}</source>
        <translation>挂好了。请去 {floor} 楼</translation>
    </message>
    <message>
        <source>Please take your ticket from the slot.</source>
        <translation>小票在下方出口。请拿好。</translation>
    </message>
    <message>
        <source>Your registration is safe.</source>
        <translation>您的号挂好了。号不会丢。</translation>
    </message>
    <message>
        <source>Please pay {amount} at a payment window first. Then go to the room.</source>
        <translation>请先到收费窗口付 {amount}。再去诊室。</translation>
    </message>
    <message>
        <source>Printing now. One moment, please.</source>
        <translation>正在打印。请等一下</translation>
    </message>
    <message>
        <source>The ticket is printed</source>
        <translation>小票打好了</translation>
    </message>
    <message>
        <source>The invoice is printed</source>
        <translation>发票打好了</translation>
    </message>
    <message>
        <source>A copy of the ticket is printed</source>
        <translation>小票补打好了</translation>
    </message>
    <message>
        <source>A copy of the invoice is printed</source>
        <translation>发票补打好了</translation>
    </message>
    <message>
        <source>The ticket did not come out. The guide desk has it for you.</source>
        <translation>小票没有出来。请去导诊台拿。</translation>
    </message>
    <message>
        <source>The invoice did not come out. The guide desk has it for you.</source>
        <translation>发票没有出来。请去导诊台拿。</translation>
    </message>
    <message>
        <source>Being checked. Please do not pay again.</source>
        <translation>正在核对。请别再付</translation>
    </message>
    <message>
        <source>The bank has not answered yet. We keep asking for you. Please wait a moment.</source>
        <translation>银行还没有回话。我们正在问。请等一等。</translation>
    </message>
    <message>
        <source>Another {seconds} seconds. You can also ask staff.</source>
        <translation>还要 {seconds} 秒。也可以请工作人员来查</translation>
    </message>
    <message>
        <source>Charged. You have paid.</source>
        <translation>已经扣钱。付好了</translation>
    </message>
    <message>
        <source>You paid {amount}. We go on by ourselves; there is nothing to tap.</source>
        <translation>付了 {amount}。马上到下一步。您不用点。</translation>
    </message>
    <message>
        <source>Your ticket is about to be printed.</source>
        <translation>马上打印小票。请看下方出口</translation>
    </message>
    <message>
        <source>Year, month and day: 8 digits.</source>
        <translation>年、月、日：一共 8 位数字。</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>请核对。对不对？</translation>
    </message>
    <message>
        <source>You pay {amount}. Nothing has been charged yet.</source>
        <translation>您要付 {amount}。现在还没有扣钱。</translation>
    </message>
    <message>
        <source>With WeChat or Alipay: the next page shows a code to scan.</source>
        <translation>用微信或支付宝。下一页有付款码。手机扫一下。</translation>
    </message>
    <message>
        <source>Without insurance you pay all of it.</source>
        <translation>自费：没有用医保。您自己付全部。</translation>
    </message>
    <message>
        <source>Your insurance does not cover this.</source>
        <translation>这次医保不能报销。您自己付全部。</translation>
    </message>
    <message>
        <source>The insurance&apos;s part is already taken off.</source>
        <translation>医保付的部分已经减掉了。</translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>对。下一步</translation>
    </message>
    <message>
        <source>Number {ticket}: pay {amount}</source>
        <translation>{ticket} 号：付款 {amount}</translation>
    </message>
    <message>
        <source>Number {ticket}: {amount} at a window</source>
        <translation>{ticket} 号：到窗口付 {amount}</translation>
    </message>
    <message>
        <source>Where I stopped, with everything I chose</source>
        <translation>选好的都还在</translation>
    </message>
    <message>
        <source>A general clinic costs least: the doctor on duty sees you. Experts have more experience.</source>
        <translation>普通门诊：当班医生看。费用低。专家门诊：医生经验多。费用高一些。</translation>
    </message>
    <message>
        <source>Yes, a person should come</source>
        <translation>需要。请工作人员过来</translation>
    </message>
    <message>
        <source>It is your turn. Please go now</source>
        <translation>轮到您了。现在过去</translation>
    </message>
    <message>
        <source>The doctor has a break. Your place stays yours.</source>
        <translation>医生暂停叫号。您的位置不变。</translation>
    </message>
    <message>
        <source>Tap Check in. You come back behind those who wait.</source>
        <translation>点“报到”。排在等候的人后面。</translation>
    </message>
    <message>
        <source>Go to a payment window. Your place stays yours.</source>
        <translation>先去窗口缴费。位置给您留着。</translation>
    </message>
    <message>
        <source>You are back in line</source>
        <translation>报到成功。您回到队里了</translation>
    </message>
    <message>
        <source>Cancelled and refunded</source>
        <translation>号退了。钱退了</translation>
    </message>
    <message>
        <source>Cancelled. Nothing went back yet.</source>
        <translation>号退了。钱还没退</translation>
    </message>
    <message>
        <source>Keep my visit</source>
        <translation>不退。留着号</translation>
    </message>
    <message>
        <source>One moment: the code is changed.</source>
        <translation>请等一下。正在换码。</translation>
    </message>
    <message>
        <source>You had not paid. There is nothing more to do.</source>
        <translation>您没有付过钱。不用再办。</translation>
    </message>
    <message>
        <source>Nothing is charged before that. Then this page goes on by itself.</source>
        <translation>没有输密码？不扣钱。付好了自动显示。</translation>
    </message>
    <message>
        <source>It takes longer than usual. Please ask staff. Your place waits for the answer.</source>
        <translation>时间比平常久。请找工作人员来查。您的号还在。</translation>
    </message>
    <message>
        <source>It did not work this time; your money has not moved. Try again, or pay at a window by the end of {day}.</source>
        <translation>这次没有付成功。您的钱没有动。可以再付一次。到窗口付：号留到{day}。</translation>
    </message>
    <message>
        <source>Cancelled. Money on its way.</source>
        <translation>号退了。钱正在退</translation>
    </message>
    <message>
        <source>You have not paid. No money goes back.</source>
        <translation>您还没有付钱。不用退钱。</translation>
    </message>
    <message>
        <source>{amount} is still yours. A payment window gives it to you.</source>
        <translation>{amount} 还是您的。请到收费窗口拿。</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Put your ID card on the reader</source>
        <translation>身份证放在读卡区</translation>
    </message>
    <message>
        <source>Lay it flat; the rest comes by itself.</source>
        <translation>卡平放。等一下。机器自动到下一步。</translation>
    </message>
    <message>
        <source>The parent or guardian who is here with the child.</source>
        <translation>今天陪孩子来的大人。</translation>
    </message>
    <message>
        <source>As it is written on the ID card.</source>
        <translation>看身份证。名字要一样。</translation>
    </message>
    <message>
        <source>It is also printed in the household book.</source>
        <translation>户口本上也有。</translation>
    </message>
    <message>
        <source>Dots hide the number from others.</source>
        <translation>圆点遮住号码。别人看不见。</translation>
    </message>
    <message>
        <source>You are new here. Type the Pinyin, then tap the character.</source>
        <translation>您第一次来。先点拼音。再点字。</translation>
    </message>
    <message>
        <source>Male or female first, then year, month and day: 8 digits.</source>
        <translation>先选男女。再输入年、月、日：一共 8 位。</translation>
    </message>
    <message>
        <source>A phone number, if you like</source>
        <translation>您愿意留电话吗？</translation>
    </message>
    <message>
        <source>Only to reach you if your visit changes. You can skip this.</source>
        <translation>看病时间有变化才联系您。您可以不留。</translation>
    </message>
    <message>
        <source>We know someone of the same name and birthday.</source>
        <translation>有一位患者和您同名、同生日。</translation>
    </message>
    <message>
        <source>May we keep this?</source>
        <translation>我们可以保存这些信息吗？</translation>
    </message>
    <message>
        <source>Please read, then choose.</source>
        <translation>请先看一看。再选。</translation>
    </message>
    <message>
        <source>You had not finished. Go on from there?</source>
        <translation>您刚才没办完。要接着办吗？</translation>
    </message>
    <message>
        <source>Finish one, or register again.</source>
        <translation>点一个号。接着办完。也可以再挂别的号。</translation>
    </message>
    <message>
        <source>Each one shows the fee and what is left.</source>
        <translation>看费用。看还剩几个号。</translation>
    </message>
    <message>
        <source>Please check, then pay</source>
        <translation>请核对。然后付款</translation>
    </message>
    <message>
        <source>Your place is kept while you pay.</source>
        <translation>您付款。号给您留着。</translation>
    </message>
    <message>
        <source>Please take your papers from the slot below.</source>
        <translation>小票在下方出口。请拿好。</translation>
    </message>
    <message>
        <source>You have several today. Tap one.</source>
        <translation>您今天有几个号。点一个。</translation>
    </message>
    <message>
        <source>Nothing is cancelled yet. You are asked once more.</source>
        <translation>现在没有退。会再问您。</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>In an emergency go to the emergency department, or call 120.</source>
        <translation>有急病？去急诊科。也可以打 120。</translation>
    </message>
    <message>
        <source>This machine is resting</source>
        <translation>这台机器现在不能用</translation>
    </message>
    <message>
        <source>Please use the machine beside it, or ask at the guide desk.</source>
        <translation>请用旁边的机器。也可以去导诊台办。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>This birth date does not exist. Please check year, month and day.</source>
        <translation>没有这一天。请核对年、月、日。</translation>
    </message>
    <message>
        <source>This birth date is still to come. Please check the year.</source>
        <translation>这一天还没到。请核对年份。</translation>
    </message>
    <message>
        <source>This birth date is more than 130 years ago. Please check the year.</source>
        <translation>这是 130 多年以前。请核对年份。</translation>
    </message>
    <message>
        <source>Something went wrong. Please ask a member of staff.</source>
        <translation>出了一点问题。请找工作人员。</translation>
    </message>
    <message>
        <source>This code can&apos;t be used here. Please try another one.</source>
        <translation>这里不能用这个码。请换一个。</translation>
    </message>
    <message>
        <source>The card was not read. Please turn it over and put it down again.</source>
        <translation>机器没有读到卡。请翻一面。再放一次。</translation>
    </message>
    <message>
        <source>Someone just took that time. Here are the nearest free ones.</source>
        <translation>别人刚刚选走这个时间。下面是最近的空位。</translation>
    </message>
    <message>
        <source>The time you had chosen is over. Here are the nearest free ones.</source>
        <translation>您选的时间过了。下面是最近的空位。</translation>
    </message>
    <message>
        <source>What you had chosen is not kept any more. Please choose again.</source>
        <translation>您刚才选的没有了。请重新选。</translation>
    </message>
    <message>
        <source>The fee has just changed. Please look at it once more.</source>
        <translation>费用刚刚变了。请再看一看。</translation>
    </message>
    <message>
        <source>Your place was kept as long as we could. Please register again.</source>
        <translation>留号的时间过了。请重新挂一次。</translation>
    </message>
    <message>
        <source>Number {ticket} is kept for you for now, not paid yet. Come back with the same card to pay.</source>
        <translation>{ticket} 号先为您留着。您还没有付款。再放同一张卡。然后付款。</translation>
    </message>
    <message>
        <source>You are registered, number {ticket}. Come back with the same card for your papers.</source>
        <translation>您挂好了 {ticket} 号。再放同一张卡。拿小票。</translation>
    </message>
    <message>
        <source>Your payment has arrived: number {ticket} is yours. Come back with the same card for your papers.</source>
        <translation>您的钱付到了。{ticket} 号挂好了。再放同一张卡。拿小票和票据。</translation>
    </message>
    <message>
        <source>You already have number {ticket} there for that day. Ticket lost? Staff can print it again.</source>
        <translation>您那天已经有号：{ticket}。小票丢了？工作人员可以补打。</translation>
    </message>
    <message>
        <source>Your place there is not paid yet: number {ticket}. Please ask at the guide desk, or come back later.</source>
        <translation>您有 {ticket} 号。还没有付款。请去导诊台问。也可以过一会儿再来。</translation>
    </message>
    <message>
        <source>Please go to the guide desk: staff will register you.</source>
        <translation>请去导诊台。工作人员帮您挂号。</translation>
    </message>
    <message>
        <source>We are still checking. Please don&apos;t pay again.</source>
        <translation>正在核对。请别再付。</translation>
    </message>
    <message>
        <source>The printer did not answer. The guide desk will print your paper.</source>
        <translation>打印机没有回话。请去导诊台打印。</translation>
    </message>
    <message>
        <source>The printer has no paper. The guide desk will print your paper.</source>
        <translation>打印机没有纸了。请去导诊台打印。</translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open. The guide desk will print your paper.</source>
        <translation>打印机盖子开着。请去导诊台打印。</translation>
    </message>
    <message>
        <source>The printer is off. The guide desk will print your paper.</source>
        <translation>打印机没有开。请去导诊台打印。</translation>
    </message>
    <message>
        <source>The printer needs some care. The guide desk will print your paper.</source>
        <translation>打印机要修。请去导诊台打印。</translation>
    </message>
    <message>
        <source>The connection is interrupted; it comes back by itself. Nothing is lost: tap again in a moment.</source>
        <translation>网络断了。网络自己会好。什么都没有丢。过一会儿再点。</translation>
    </message>
    <message>
        <source>This machine needs repair. Please go to the guide desk.</source>
        <translation>这台机器要修。请去导诊台。</translation>
    </message>
    <message>
        <source>This machine is not set up yet. Please go to the guide desk.</source>
        <translation>这台机器还没准备好。请去导诊台。</translation>
    </message>
    <message>
        <source>Your invoice cannot be printed here. The guide desk will print it.</source>
        <translation>这里打不出发票。请去导诊台打印。</translation>
    </message>
    <message>
        <source>One character does not belong in this number. Please compare it with your card.</source>
        <translation>有一位不对。请和证件比一比。</translation>
    </message>
    <message>
        <source>This number should have {length} characters; here are {typed}. Please compare it with your card.</source>
        <translation>这个号码有 {length} 位。现在是 {typed} 位。请和证件比一比。</translation>
    </message>
    <message>
        <source>The first digits do not fit. Please compare them with your card.</source>
        <translation>前面几位不对。请和证件比一比。</translation>
    </message>
    <message>
        <source>One digit does not fit. Please compare the number with your card.</source>
        <translation>有一位数字不对。请和证件比一比。</translation>
    </message>
    <message>
        <source>Please enter the name as it is written on the card.</source>
        <translation>看证件。输入一样的姓名。</translation>
    </message>
    <message>
        <source>There is room for {most} characters here. The guide desk gladly enters a longer name.</source>
        <translation>这里最多写 {most} 个字。名字更长？导诊台帮您写。</translation>
    </message>
    <message>
        <source>Please use only letters and characters, as on the card.</source>
        <translation>请只用汉字或字母。和证件上一样。</translation>
    </message>
    <message>
        <source>A mobile number has 11 digits and begins with 1. For a number abroad, begin with +.</source>
        <translation>手机号有 11 位。第一位是 1。境外号码第一位是 +。</translation>
    </message>
    <message>
        <source>Did your paper come out? If not, the guide desk will print it.</source>
        <translation>小票出来了吗？没有？请去导诊台打印。</translation>
    </message>
    <message>
        <source>Please tap the character for “{pinyin}” first, or delete it.</source>
        <translation>“{pinyin}”还没选字。请点一个字。也可以删掉。</translation>
    </message>
    <message>
        <source>This machine cannot speak this language. Everything is on the screen.</source>
        <translation>这台机器不会说这种语言。内容都在屏幕上。</translation>
    </message>
    <message>
        <source>We can&apos;t tell what your insurance pays. No money was taken. Pay it all yourself here, or go to a window.</source>
        <translation>查不到医保。没有扣钱。可以在这里自己付。也可以到窗口。</translation>
    </message>
    <message>
        <source>It is too late to cancel here. The guide desk helps you.</source>
        <translation>时间太近。这里不能退。请找导诊台。</translation>
    </message>
    <message>
        <source>The ticket is not enough here. Please use your ID card or insurance code.</source>
        <translation>只有小票不行。要用身份证、医保码。</translation>
    </message>
    <message>
        <source>Your insurance does not pay for this. No money was taken. Pay it all yourself here, or go to a window.</source>
        <translation>医保不付这次的钱。没有扣钱。可以在这里自己付。也可以到窗口。</translation>
    </message>
    <message>
        <source>¥{amount} is on its way back to you, since {day}, {time}.</source>
        <translation>{amount} 元正在退给您。{day} {time} 开始。</translation>
    </message>
</context>
<context>
    <name>Signs</name>
    <message>
        <source>Look: department, time, money. Your place goes to somebody else. Keep the visit, or cancel it?</source>
        <translation>请看：科室、时间、钱。退号：别人可以用。留着，还是退？</translation>
    </message>
</context>
</TS>

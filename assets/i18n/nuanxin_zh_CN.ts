<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>Bars</name>
        <message>
            <source>Nuanxin self-service · machine {number}</source>
            <translation>暖心自助服务 · {number} 号机</translation>
        </message>
        <message>
            <source>Nuanxin self-service</source>
            <translation>暖心自助服务</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>剩余 {time}</translation>
        </message>
        <message>
            <source>Step {number} of {all}: {name}</source>
            <translation>第 {number} 步，共 {all} 步：{name}</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Leave</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>No voice</source>
            <translation>无语音</translation>
        </message>
        <message>
            <source>Voice, not available here</source>
            <translation>语音，这台机器不能用</translation>
        </message>
        <message>
            <source>Ask staff</source>
            <translation>找工作人员</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>语音</translation>
        </message>
        <message>
            <source>Large</source>
            <translation>大字</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>高对比</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>低位</translation>
        </message>
        <message>
            <source>Low mode is on</source>
            <translation>低位已打开</translation>
        </message>
        <message>
            <source>What you tap stands low now, within reach when seated. If the reader or the ticket slot is too far, tap “Ask staff”.</source>
            <translation>要点的都放低了，坐着也够得到。读卡、取小票够不到，点“找工作人员”。</translation>
        </message>
    </context>
    <context>
        <name>Dates</name>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>ddd d MMM</source>
            <translation>M月d日 ddd</translation>
        </message>
        <message>
            <source>Tomorrow</source>
            <translation>明天</translation>
        </message>
        <message>
            <source>d MMM</source>
            <translation>M/d</translation>
        </message>
    </context>
    <context>
        <name>Dialogs</name>
        <message>
            <source>seconds</source>
            <translation>秒</translation>
        </message>
        <message>
            <source>Are you still there?</source>
            <translation>您还在吗？</translation>
        </message>
        <message>
            <source>I'm here, go on</source>
            <translation>我还在，继续办</translation>
        </message>
        <message>
            <source>Stop and leave</source>
            <translation>不办了，结束</translation>
        </message>
        <message>
            <source>If nothing is touched, the screen is cleared in {left} seconds.</source>
            <translation>没有操作的话，{left} 秒后清空屏幕。</translation>
        </message>
        <message>
            <source>One moment, please</source>
            <translation>请稍候</translation>
        </message>
        <message>
            <source>This takes a few seconds.</source>
            <translation>几秒钟就好。</translation>
        </message>
        <message>
            <source>Do you want to choose again?</source>
            <translation>要重新选吗？</translation>
        </message>
        <message>
            <source>Keep my place and pay</source>
            <translation>不退号，继续付款</translation>
        </message>
        <message>
            <source>Give it back, choose again</source>
            <translation>退掉这个号，重新选</translation>
        </message>
        <message>
            <source>Do you want to leave?</source>
            <translation>要退出吗？</translation>
        </message>
        <message>
            <source>Stay here</source>
            <translation>不退出，继续办</translation>
        </message>
        <message>
            <source>Leave and clear my details</source>
            <translation>退出，清除我的信息</translation>
        </message>
        <message>
            <source>Say department, name and amounts aloud?</source>
            <translation>要念出科室、姓名和金额吗？</translation>
        </message>
        <message>
            <source>People near you will hear them too.</source>
            <translation>旁边的人也听得到。</translation>
        </message>
        <message>
            <source>Say them aloud</source>
            <translation>念出来</translation>
        </message>
        <message>
            <source>Do not say them</source>
            <translation>不念</translation>
        </message>
        <message>
            <source>Your place is given back. We check that nothing is charged.</source>
            <translation>号会退回去。我们会核对，确保没有扣钱。</translation>
        </message>
        <message>
            <source>Nothing has been charged. What you entered is cleared.</source>
            <translation>没有扣钱。您填的内容会清除。</translation>
        </message>
        <message>
            <source>Staff are at: {place}. What you entered stays here until the time above runs out.</source>
            <translation>工作人员在{place}。上面的时间到之前，您填的内容都还在。</translation>
        </message>
        <message>
            <source>Staff will help you</source>
            <translation>工作人员帮您</translation>
        </message>
        <message>
            <source>If you need help: {place}.</source>
            <translation>需要帮忙，请到{place}。</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>知道了</translation>
        </message>
        <message>
            <source>The connection is interrupted</source>
            <translation>网络断了一下</translation>
        </message>
        <message>
            <source>It comes back by itself. What you entered is kept. You can also ask staff.</source>
            <translation>会自动连上，您填的内容都还在。也可以找工作人员。</translation>
        </message>
    </context>
    <context>
        <name>Home</name>
        <message>
            <source>One tap to begin. Take your time.</source>
            <translation>点一下就能开始，慢慢来，不着急。</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>挂号</translation>
        </message>
        <message>
            <source>To see a doctor, tap here</source>
            <translation>今天看病，点这里</translation>
        </message>
        <message>
            <source>To see a doctor, start here</source>
            <translation>今天看病，从这里开始</translation>
        </message>
        <message>
            <source>For a child</source>
            <translation>给孩子挂号</translation>
        </message>
        <message>
            <source>A parent registers, papers or not</source>
            <translation>大人代办，孩子没证件也行</translation>
        </message>
        <message>
            <source>No papers</source>
            <translation>没带证件</translation>
        </message>
        <message>
            <source>See a doctor first, bring them later</source>
            <translation>先看病，证件后补</translation>
        </message>
        <message>
            <source>It takes four steps</source>
            <translation>四步就好</translation>
        </message>
        <message>
            <source>Put your ID card on the reader</source>
            <translation>放上身份证</translation>
        </message>
        <message>
            <source>Choose department and doctor</source>
            <translation>选科室和医生</translation>
        </message>
        <message>
            <source>Pay here or at a window</source>
            <translation>这里或窗口付款</translation>
        </message>
        <message>
            <source>Take your number</source>
            <translation>拿好排队号</translation>
        </message>
        <message>
            <source>Or put your ID card on the reader now: it starts by itself.</source>
            <translation>也可以现在就把身份证放在读卡区，会自动开始。</translation>
        </message>
        <message>
            <source>What would you like to do?</source>
            <translation>您想办什么？</translation>
        </message>
        <message>
            <source>Good morning. What would you like to do?</source>
            <translation>早上好，您想办什么？</translation>
        </message>
        <message>
            <source>Good day. What would you like to do?</source>
            <translation>中午好，您想办什么？</translation>
        </message>
        <message>
            <source>Good afternoon. What would you like to do?</source>
            <translation>下午好，您想办什么？</translation>
        </message>
        <message>
            <source>Good evening. What would you like to do?</source>
            <translation>晚上好，您想办什么？</translation>
        </message>
    </context>
    <context>
        <name>Keys</name>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>More characters</source>
            <translation>更多字</translation>
        </message>
        <message>
            <source>Dot between names</source>
            <translation>姓名中间的点</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>No character yet</source>
            <translation>还没有字</translation>
        </message>
        <message>
            <source>Type Pinyin, then tap the character</source>
            <translation>先按拼音，再点下面的字</translation>
        </message>
        <message>
            <source>{pinyin}: no such sound, please check</source>
            <translation>{pinyin}：没有这个音，请核对</translation>
        </message>
        <message>
            <source>Letters A–Z</source>
            <translation>英文字母</translation>
        </message>
        <message>
            <source>Pinyin</source>
            <translation>拼音</translation>
        </message>
        <message>
            <source>Digit {place} entered</source>
            <translation>第 {place} 位已输入</translation>
        </message>
        <message>
            <source>Digit {place} deleted</source>
            <translation>第 {place} 位已删除</translation>
        </message>
        <message>
            <source>Digits 0–9</source>
            <translation>数字 0–9</translation>
        </message>
    </context>
    <context>
        <name>Money</name>
        <message>
            <source>¥ {amount}</source>
            <translation>{amount} 元</translation>
        </message>
        <message>
            <source>¥ {price}</source>
            <translation>¥{price}</translation>
        </message>
    </context>
    <context>
        <name>Pages</name>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>More departments</source>
            <translation>更多科室</translation>
        </message>
        <message>
            <source>{names} and more</source>
            <translation>{names}等</translation>
        </message>
        <message>
            <source>Common departments</source>
            <translation>常用科室</translation>
        </message>
        <message>
            <source>All groups</source>
            <translation>全部分类</translation>
        </message>
        <message>
            <source>All departments by group</source>
            <translation>按分类找科室</translation>
        </message>
        <message>
            <source>Floor {floor}: {names}</source>
            <translation>{floor} 楼：{names}</translation>
        </message>
        <message>
            <source>Chosen</source>
            <translation>已选</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>选这位</translation>
        </message>
        <message>
            <source>Other doctors</source>
            <translation>其他医生</translation>
        </message>
        <message>
            <source>When was the child born?</source>
            <translation>孩子是哪天出生的？</translation>
        </message>
        <message>
            <source>Male</source>
            <translation>男</translation>
        </message>
        <message>
            <source>Female</source>
            <translation>女</translation>
        </message>
        <message>
            <source>Year</source>
            <translation>年</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>月</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日</translation>
        </message>
        <message>
            <source>Please choose male or female above</source>
            <translation>请在上面选男或女</translation>
        </message>
        <message>
            <source>Yes, type it</source>
            <translation>有，我来输入</translation>
        </message>
        <message>
            <source>18 digits, in the household book</source>
            <translation>18 位，户口本上也有</translation>
        </message>
        <message>
            <source>No number yet</source>
            <translation>还没有号码</translation>
        </message>
        <message>
            <source>Name and birthday are enough</source>
            <translation>姓名和生日就够了</translation>
        </message>
        <message>
            <source>We keep: name, sex, birthday, paper's number, phone if given.</source>
            <translation>保存姓名、性别、生日、证件号，和您愿意留的电话。</translation>
        </message>
        <message>
            <source>For your treatment, bill and records.</source>
            <translation>用来看病、收费、下次找到病历。</translation>
        </message>
        <message>
            <source>Only staff who serve you see it. Numbers are encrypted.</source>
            <translation>只有服务您的人员能看，号码加密。</translation>
        </message>
        <message>
            <source>Ask the guide desk to see, correct or delete it.</source>
            <translation>查看、更正、删除，请找导诊台。</translation>
        </message>
        <message>
            <source>New patient: {name}</source>
            <translation>新患者：{name}</translation>
        </message>
        <message>
            <source>I agree, go on</source>
            <translation>我同意，继续</translation>
        </message>
        <message>
            <source>I don't agree: ask staff</source>
            <translation>不同意，请工作人员帮我办</translation>
        </message>
        <message>
            <source>Show number</source>
            <translation>显示号码</translation>
        </message>
        <message>
            <source>Clear all</source>
            <translation>全部清空</translation>
        </message>
        <message>
            <source>Tmrw</source>
            <translation>明天</translation>
        </message>
        <message>
            <source>full</source>
            <translation>已约满</translation>
        </message>
        <message>
            <source>{department}: doctor and time</source>
            <translation>{department}，选医生和时间</translation>
        </message>
        <message>
            <source>You chose</source>
            <translation>您选的是</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>下一步</translation>
        </message>
        <message>
            <source>Please choose a doctor first.</source>
            <translation>请先选一位医生</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>{typed} typed, {missing} to go</source>
            <translation>已输 {typed} 位，还差 {missing} 位</translation>
        </message>
        <message>
            <source>{missing} more</source>
            <translation>还差 {missing} 位</translation>
        </message>
        <message>
            <source>{missing} more, then you can go on</source>
            <translation>还差 {missing} 位，输完就能继续</translation>
        </message>
        <message>
            <source>Please check the digits</source>
            <translation>请核对号码</translation>
        </message>
        <message>
            <source>Or hold your insurance or health code in front of the scanner.</source>
            <translation>也可以把医保码或健康码对准扫码口。</translation>
        </message>
        <message>
            <source>The reader is at the lower right of the screen, by the green light.</source>
            <translation>读卡区在屏幕右下方，亮绿灯的地方</translation>
        </message>
        <message>
            <source>No ID card with you?</source>
            <translation>没带身份证？也可以这样办</translation>
        </message>
        <message>
            <source>Used for your treatment only; the screen is cleared when you leave.</source>
            <translation>证件信息只用于看病，离开后屏幕自动清空。</translation>
        </message>
        <message>
            <source>Demo: use a sample card</source>
            <translation>演示：放一张样卡</translation>
        </message>
        <message>
            <source>Type the number</source>
            <translation>手动输入</translation>
        </message>
        <message>
            <source>Your ID number</source>
            <translation>按出身份证号码</translation>
        </message>
        <message>
            <source>Another paper</source>
            <translation>其他证件</translation>
        </message>
        <message>
            <source>Passport, permit …</source>
            <translation>护照、通行证等</translation>
        </message>
        <message>
            <source>For a child</source>
            <translation>给孩子挂号</translation>
        </message>
        <message>
            <source>With a parent</source>
            <translation>大人陪同</translation>
        </message>
        <message>
            <source>No papers</source>
            <translation>没有证件</translation>
        </message>
        <message>
            <source>You can still see a doctor</source>
            <translation>也能先看病</translation>
        </message>
        <message>
            <source>What is the child's name?</source>
            <translation>孩子叫什么名字？</translation>
        </message>
        <message>
            <source>Write it as it is on the paper.</source>
            <translation>和证件上写的一样。</translation>
        </message>
        <message>
            <source>Can't say the name</source>
            <translation>说不出姓名</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Name, empty</source>
            <translation>姓名，还没填</translation>
        </message>
        <message>
            <source>If you came before with another paper, staff can find your file, so your records stay together.</source>
            <translation>如果您以前用别的证件来过，工作人员能找到您的档案，病历就不会分成两份。</translation>
        </message>
        <message>
            <source>Yes, I was here before</source>
            <translation>是的，我来过</translation>
        </message>
        <message>
            <source>Staff will find your file</source>
            <translation>工作人员帮您找档案</translation>
        </message>
        <message>
            <source>No, I am new here</source>
            <translation>没来过，我是新患者</translation>
        </message>
        <message>
            <source>Go on registering</source>
            <translation>继续挂号</translation>
        </message>
        <message>
            <source>Number of: {paper}</source>
            <translation>请输入{paper}号码</translation>
        </message>
        <message>
            <source>Region</source>
            <translation>地区</translation>
        </message>
        <message>
            <source>Date of birth</source>
            <translation>出生年月日</translation>
        </message>
        <message>
            <source>Last 4</source>
            <translation>最后 4 位</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>不留电话</translation>
        </message>
        <message>
            <source>{count} waiting</source>
            <translation>等候 {count} 人</translation>
        </message>
        <message>
            <source>up to {high} min</source>
            <translation>{high} 分钟以内</translation>
        </message>
        <message>
            <source>{low}–{high} min</source>
            <translation>约 {low}–{high} 分钟</translation>
        </message>
        <message>
            <source>Floor {floor}</source>
            <translation>{floor} 楼</translation>
        </message>
        <message>
            <source>few</source>
            <translation>人少</translation>
        </message>
        <message>
            <source>some</source>
            <translation>适中</translation>
        </message>
        <message>
            <source>many</source>
            <translation>人多</translation>
        </message>
        <message>
            <source>Full for the next days</source>
            <translation>近几天都约满了</translation>
        </message>
        <message>
            <source>Full today. Next: {day}</source>
            <translation>今天约满了，可约{day}</translation>
        </message>
        <message>
            <source>tomorrow</source>
            <translation>明天</translation>
        </message>
        <message>
            <source>General clinic</source>
            <translation>普通门诊</translation>
        </message>
        <message>
            <source>Expert clinic</source>
            <translation>专家门诊</translation>
        </message>
        <message>
            <source>Special clinic</source>
            <translation>特需门诊</translation>
        </message>
        <message>
            <source>Doctor on duty</source>
            <translation>当班医生</translation>
        </message>
        <message>
            <source>up to {figures} min</source>
            <translation>{figures} 分钟以内</translation>
        </message>
        <message>
            <source>{name}, {title}</source>
            <translation>{name} {title}</translation>
        </message>
        <message>
            <source>Morning</source>
            <translation>上午</translation>
        </message>
        <message>
            <source>Afternoon</source>
            <translation>下午</translation>
        </message>
        <message>
            <source>Demonstration: no money is taken</source>
            <translation>演示，不会真的扣钱</translation>
        </message>
        <message>
            <source>{figures} min</source>
            <translation>{figures} 分钟</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Tomorrow</source>
            <translation>明天</translation>
        </message>
        <message>
            <source>Previous page</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>Page {page} of {pages}</source>
            <translation>第 {page} 页，共 {pages} 页</translation>
        </message>
        <message>
            <source>Nearest free</source>
            <translation>最近的空位</translation>
        </message>
        <message>
            <source>Repeat prescriptions, test results, colds</source>
            <translation>开常用药、看化验单、一般感冒</translation>
        </message>
        <message>
            <source>For {speciality}</source>
            <translation>擅长：{speciality}</translation>
        </message>
        <message>
            <source>Fully booked</source>
            <translation>已约满</translation>
        </message>
        <message>
            <source>{count} left</source>
            <translation>还剩 {count} 个号</translation>
        </message>
        <message>
            <source>from {time}</source>
            <translation>最早 {time}</translation>
        </message>
        <message>
            <source>Fee {amount}</source>
            <translation>费用 {amount}</translation>
        </message>
        <message>
            <source>–{end}, {count} left</source>
            <translation>到 {end} 剩 {count}</translation>
        </message>
        <message>
            <source>{count} free</source>
            <translation>剩 {count} 个</translation>
        </message>
        <message>
            <source>You pay</source>
            <translation>您要付</translation>
        </message>
        <message>
            <source>{department} · floor {floor}, {room}</source>
            <translation>{department} · {floor} 楼 {room}</translation>
        </message>
        <message>
            <source>Patient</source>
            <translation>就诊人</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>科室</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>医生</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Your insurance pays</source>
            <translation>医保帮您付</translation>
        </message>
        <message>
            <source>Confirm and register</source>
            <translation>确认挂号</translation>
        </message>
        <message>
            <source>There is nothing to pay.</source>
            <translation>这次不用付钱</translation>
        </message>
        <message>
            <source>Place kept until your visit.</source>
            <translation>您的号会一直留着。</translation>
        </message>
        <message>
            <source>WeChat Pay or Alipay</source>
            <translation>微信、支付宝</translation>
        </message>
        <message>
            <source>{brands} ({demonstration})</source>
            <translation>{brands}（{demonstration}）</translation>
        </message>
        <message>
            <source>Pay by phone</source>
            <translation>手机付款</translation>
        </message>
        <message>
            <source>Pay cash at a window</source>
            <translation>到窗口付现金</translation>
        </message>
        <message>
            <source>Registered. Please pay first</source>
            <translation>挂好了，请先付款</translation>
        </message>
        <message>
            <source>Registered. Come {day}, floor {floor}</source>
            <translation>挂好了，{day}请到 {floor} 楼</translation>
        </message>
        <message>
            <source>Registered. Go to floor {floor}</source>
            <translation>挂好了，请到 {floor} 楼</translation>
        </message>
        <message>
            <source>Your ticket is in the slot below. Please take it.</source>
            <translation>小票在下方出口，请拿好。</translation>
        </message>
        <message>
            <source>Your ticket comes out of the slot below.</source>
            <translation>小票会从下方出口出来。</translation>
        </message>
        <message>
            <source>Before you</source>
            <translation>前面还有</translation>
        </message>
        <message>
            <source>Your registration is safe.</source>
            <translation>号已经挂好，不受打印影响。</translation>
        </message>
        <message>
            <source>Please be there at</source>
            <translation>到诊时间</translation>
        </message>
        <message>
            <source>Expected wait</source>
            <translation>预计等候</translation>
        </message>
        <message>
            <source>{count} ahead</source>
            <translation>{count} 人</translation>
        </message>
        <message>
            <source>Your number</source>
            <translation>您的排队号</translation>
        </message>
        <message>
            <source>Please pay {amount} at a payment window first. Then go to the room.</source>
            <translation>请先到收费窗口付 {amount}，再去诊室。</translation>
        </message>
        <message>
            <source>The way</source>
            <translation>怎么走</translation>
        </message>
        <message>
            <source>Ticket again</source>
            <translation>补打小票</translation>
        </message>
        <message>
            <source>Invoice again</source>
            <translation>补打发票</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>in {seconds} s</source>
            <translation>{seconds} 秒后自动结束</translation>
        </message>
        <message>
            <source>Printing now. One moment, please.</source>
            <translation>正在打印，请稍等</translation>
        </message>
        <message>
            <source>The ticket is being printed</source>
            <translation>小票正在打印</translation>
        </message>
        <message>
            <source>The invoice is being printed</source>
            <translation>发票正在打印</translation>
        </message>
        <message>
            <source>The ticket is printed</source>
            <translation>小票已打印</translation>
        </message>
        <message>
            <source>The invoice is printed</source>
            <translation>发票已打印</translation>
        </message>
        <message>
            <source>The ticket did not come out. The guide desk has it for you.</source>
            <translation>小票没有打出来，请到导诊台领取。</translation>
        </message>
        <message>
            <source>The invoice did not come out. The guide desk has it for you.</source>
            <translation>发票没有打出来，请到导诊台领取。</translation>
        </message>
        <message>
            <source>A copy of the ticket is coming</source>
            <translation>正在补打小票</translation>
        </message>
        <message>
            <source>A copy of the ticket is printed</source>
            <translation>小票已补打</translation>
        </message>
        <message>
            <source>A copy of the invoice is coming</source>
            <translation>正在补打发票</translation>
        </message>
        <message>
            <source>A copy of the invoice is printed</source>
            <translation>发票已补打</translation>
        </message>
        <message>
            <source>You are here</source>
            <translation>您在这里</translation>
        </message>
        <message>
            <source>Hall</source>
            <translation>一楼大厅</translation>
        </message>
        <message>
            <source>wait to be called</source>
            <translation>门口等叫号</translation>
        </message>
        <message>
            <source>do not pay again</source>
            <translation>别再付一次</translation>
        </message>
        <message>
            <source>Not paid yet</source>
            <translation>还没扣钱</translation>
        </message>
        <message>
            <source>scan the code</source>
            <translation>现在等您扫码</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>正在核对</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已经扣钱</translation>
        </message>
        <message>
            <source>printing follows</source>
            <translation>自动出小票</translation>
        </message>
        <message>
            <source>Code to pay with your phone</source>
            <translation>手机付款的二维码</translation>
        </message>
        <message>
            <source>Scan to pay</source>
            <translation>手机扫码付款</translation>
        </message>
        <message>
            <source>Open “Scan” on your phone</source>
            <translation>打开“扫一扫”</translation>
        </message>
        <message>
            <source>Point it at the code</source>
            <translation>对准左边的码</translation>
        </message>
        <message>
            <source>WeChat</source>
            <translation>微信</translation>
        </message>
        <message>
            <source>Alipay</source>
            <translation>支付宝</translation>
        </message>
        <message>
            <source>Good for another {time}</source>
            <translation>二维码 {time} 内有效</translation>
        </message>
        <message>
            <source>Being checked. Please do not pay again.</source>
            <translation>正在核对，请别再付</translation>
        </message>
        <message>
            <source>The bank has not answered yet. We keep asking for you. Please wait a moment.</source>
            <translation>银行还没有回话。我们正在帮您问，请等一等。</translation>
        </message>
        <message>
            <source>Ask staff to check</source>
            <translation>请工作人员来查</translation>
        </message>
        <message>
            <source>Another {seconds} seconds. You can also ask staff.</source>
            <translation>还要 {seconds} 秒，也可以请工作人员来查</translation>
        </message>
        <message>
            <source>It takes longer than usual. Please ask staff; your place is kept.</source>
            <translation>比平常久了一些。请找工作人员来查，号给您留着。</translation>
        </message>
        <message>
            <source>Charged. You have paid.</source>
            <translation>已经扣钱，付好了</translation>
        </message>
        <message>
            <source>You paid {amount}. We go on by ourselves; there is nothing to tap.</source>
            <translation>付了 {amount}。马上到下一步，不用再点。</translation>
        </message>
        <message>
            <source>Your ticket is about to be printed.</source>
            <translation>马上打印小票，请在下方出口等一等</translation>
        </message>
        <message>
            <source>Not charged</source>
            <translation>没有扣钱</translation>
        </message>
        <message>
            <source>It did not work this time; your money has not moved. Try again, your place is kept.</source>
            <translation>这次没有付成功，您的钱没有动。可以再试一次，号还给您留着。</translation>
        </message>
        <message>
            <source>Pay again</source>
            <translation>再付一次</translation>
        </message>
        <message>
            <source>Is the child a boy or a girl?</source>
            <translation>孩子是男孩还是女孩？</translation>
        </message>
        <message>
            <source>Is the patient a man or a woman?</source>
            <translation>患者是男士还是女士？</translation>
        </message>
        <message>
            <source>Year, month and day: 8 digits.</source>
            <translation>年、月、日，一共 8 位数字。</translation>
        </message>
        <message>
            <source>The way to the room</source>
            <translation>怎么走到诊室</translation>
        </message>
        <message>
            <source>Show the way</source>
            <translation>看怎么走</translation>
        </message>
        <message>
            <source>My number</source>
            <translation>看我的号</translation>
        </message>
        <message>
            <source>Is this right?</source>
            <translation>请核对，对吗？</translation>
        </message>
        <message>
            <source>How do you want to pay?</source>
            <translation>您想怎么付款？</translation>
        </message>
        <message>
            <source>You pay {amount}. Nothing has been charged yet.</source>
            <translation>您要付 {amount}，现在还没有扣钱。</translation>
        </message>
        <message>
            <source>With WeChat or Alipay: the next page shows a code to scan.</source>
            <translation>用微信或支付宝。下一页有付款码，手机扫一下就行。</translation>
        </message>
        <message>
            <source>Without insurance you pay all of it.</source>
            <translation>自费：没有用医保，全部由您自己付。</translation>
        </message>
        <message>
            <source>Your insurance does not cover this.</source>
            <translation>这次医保不能报销，全部由您自己付。</translation>
        </message>
        <message>
            <source>The insurance's part is already taken off.</source>
            <translation>医保帮您付的那部分，已经减掉了。</translation>
        </message>
        <message>
            <source>Yes, go on</source>
            <translation>对，下一步</translation>
        </message>
        <message>
            <source>Register for something else</source>
            <translation>再挂一个别的号</translation>
        </message>
        <message>
            <source>What you have stays as it is</source>
            <translation>已挂的号不变</translation>
        </message>
        <message>
            <source>Number {ticket}: print it</source>
            <translation>{ticket} 号：打印小票和票据</translation>
        </message>
        <message>
            <source>Number {ticket}: pay {amount}</source>
            <translation>{ticket} 号：缴费 {amount}</translation>
        </message>
        <message>
            <source>Number {ticket}: {amount} at a window</source>
            <translation>{ticket} 号：到窗口缴 {amount}</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>接着办</translation>
        </message>
        <message>
            <source>Where I stopped, with everything I chose</source>
            <translation>从刚才停下的地方，选好的都在</translation>
        </message>
        <message>
            <source>Start again</source>
            <translation>重新开始</translation>
        </message>
        <message>
            <source>What I chose before is cleared</source>
            <translation>刚才选的会清除</translation>
        </message>
        <message>
            <source>Which day suits you?</source>
            <translation>您想哪天看病？</translation>
        </message>
        <message>
            <source>Which doctor?</source>
            <translation>您想看哪位医生？</translation>
        </message>
        <message>
            <source>At what time?</source>
            <translation>您想几点来？</translation>
        </message>
        <message>
            <source>A general clinic costs least: the doctor on duty sees you. Experts have more experience.</source>
            <translation>普通门诊由当班医生看，费用低；专家门诊的医生经验更多，费用高一些。</translation>
        </message>
        <message>
            <source>before 12:00</source>
            <translation>12 点以前</translation>
        </message>
        <message>
            <source>after 12:00</source>
            <translation>12 点以后</translation>
        </message>
        <message>
            <source>{day}, in the morning</source>
            <translation>{day} 上午</translation>
        </message>
        <message>
            <source>{day}, in the afternoon</source>
            <translation>{day} 下午</translation>
        </message>
        <message>
            <source>Help?</source>
            <translation>要帮忙？</translation>
        </message>
        <message>
            <source>Large text</source>
            <translation>大字</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>需要</translation>
        </message>
        <message>
            <source>Yes, a person should come</source>
            <translation>需要，请工作人员过来</translation>
        </message>
        <message>
            <source>No, thanks</source>
            <translation>不用</translation>
        </message>
    </context>
    <context>
        <name>Papers</name>
        <message>
            <source>ID card</source>
            <translation>身份证</translation>
        </message>
        <message>
            <source>Household book</source>
            <translation>户口本</translation>
        </message>
        <message>
            <source>Passport</source>
            <translation>护照</translation>
        </message>
        <message>
            <source>Officer's card</source>
            <translation>军官证</translation>
        </message>
        <message>
            <source>Driving licence</source>
            <translation>驾驶证</translation>
        </message>
        <message>
            <source>Hong Kong or Macao permit</source>
            <translation>港澳居民通行证</translation>
        </message>
        <message>
            <source>Taiwan permit</source>
            <translation>台湾居民通行证</translation>
        </message>
        <message>
            <source>Foreigner's permanent residence card</source>
            <translation>外国人永久居留证</translation>
        </message>
        <message>
            <source>Birth certificate</source>
            <translation>出生证</translation>
        </message>
        <message>
            <source>Social security card</source>
            <translation>社保卡</translation>
        </message>
    </context>
    <context>
        <name>Pictures</name>
        <message>
            <source>Picture: a card is put flat on the reader</source>
            <translation>图示：把卡平放在读卡区</translation>
        </message>
    </context>
    <context>
        <name>Scroll</name>
        <message>
            <source>More above</source>
            <translation>上面还有</translation>
        </message>
        <message>
            <source>More below</source>
            <translation>下面还有</translation>
        </message>
    </context>
    <context>
        <name>Sentences</name>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>. </source>
            <translation>。</translation>
        </message>
        <message>
            <source>{what}: {value}</source>
            <translation>{what}：{value}</translation>
        </message>
    </context>
    <context>
        <name>Steps</name>
        <message>
            <source>Who</source>
            <translation>身份</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>科室</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>医生</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>付款</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Put your ID card on the reader</source>
            <translation>请把身份证放在读卡区</translation>
        </message>
        <message>
            <source>Lay it flat; the rest comes by itself.</source>
            <translation>平放就好。读到以后，会自动到下一步。</translation>
        </message>
        <message>
            <source>First, the adult's ID number</source>
            <translation>先输入大人的身份证号</translation>
        </message>
        <message>
            <source>The parent or guardian who is here with the child.</source>
            <translation>今天陪孩子来的父母或监护人。</translation>
        </message>
        <message>
            <source>What is the adult's name?</source>
            <translation>大人叫什么名字？</translation>
        </message>
        <message>
            <source>As it is written on the ID card.</source>
            <translation>和身份证上写的一样。</translation>
        </message>
        <message>
            <source>Does the child have an ID number?</source>
            <translation>孩子有身份证号吗？</translation>
        </message>
        <message>
            <source>It is also printed in the household book.</source>
            <translation>户口本上也印着。</translation>
        </message>
        <message>
            <source>Which paper do you have?</source>
            <translation>您带了哪种证件？</translation>
        </message>
        <message>
            <source>Tap the one you brought.</source>
            <translation>点一下您带的证件。</translation>
        </message>
        <message>
            <source>Please enter the ID number</source>
            <translation>请输入身份证号</translation>
        </message>
        <message>
            <source>Dots hide the number from others.</source>
            <translation>圆点替您遮住号码，别人看不见。</translation>
        </message>
        <message>
            <source>What is the patient's name?</source>
            <translation>患者叫什么名字？</translation>
        </message>
        <message>
            <source>You are new here. Type the Pinyin, then tap the character.</source>
            <translation>您是第一次来。先按拼音，再点字。</translation>
        </message>
        <message>
            <source>When was the patient born?</source>
            <translation>患者是哪天出生的？</translation>
        </message>
        <message>
            <source>Male or female first, then year, month and day: 8 digits.</source>
            <translation>先选男女，再按年、月、日，一共 8 位。</translation>
        </message>
        <message>
            <source>A phone number, if you like</source>
            <translation>愿意留个电话吗？</translation>
        </message>
        <message>
            <source>Only to reach you if your visit changes. You can skip this.</source>
            <translation>只在看病时间有变化时联系您，可以不留。</translation>
        </message>
        <message>
            <source>Have you been here before?</source>
            <translation>您以前来过吗？</translation>
        </message>
        <message>
            <source>We know someone of the same name and birthday.</source>
            <translation>我们这里有一位同名、同生日的患者。</translation>
        </message>
        <message>
            <source>May we keep this?</source>
            <translation>可以保存这些信息吗？</translation>
        </message>
        <message>
            <source>Finish one, or register again.</source>
            <translation>点一下接着办完，也可以再挂别的号。</translation>
        </message>
        <message>
            <source>Please read, then choose.</source>
            <translation>请看一看，再选。</translation>
        </message>
        <message>
            <source>You had not finished. Go on from there?</source>
            <translation>您刚才没办完，要接着办吗？</translation>
        </message>
        <message>
            <source>What you had chosen is still kept.</source>
            <translation>您刚才选好的都还在。</translation>
        </message>
        <message>
            <source>You are registered already</source>
            <translation>您已经挂过号了</translation>
        </message>
        <message>
            <source>Which department do you want to see?</source>
            <translation>您想看哪个科？</translation>
        </message>
        <message>
            <source>The numbers show how many are waiting now.</source>
            <translation>数字是现在等候的人数。</translation>
        </message>
        <message>
            <source>Choose a doctor and a time</source>
            <translation>选医生和时间</translation>
        </message>
        <message>
            <source>Each one shows the fee and what is left.</source>
            <translation>每位都写着费用和还剩几个号。</translation>
        </message>
        <message>
            <source>Please check, then choose how to pay</source>
            <translation>请核对，然后付款</translation>
        </message>
        <message>
            <source>Nothing has been charged yet.</source>
            <translation>现在还没有扣钱。</translation>
        </message>
        <message>
            <source>Pay with your phone</source>
            <translation>请用手机付款</translation>
        </message>
        <message>
            <source>Your place is kept while you pay.</source>
            <translation>付款时号给您留着。</translation>
        </message>
        <message>
            <source>You are registered</source>
            <translation>挂好了</translation>
        </message>
        <message>
            <source>Please take your papers from the slot below.</source>
            <translation>小票在下方出口，请拿好。</translation>
        </message>
    </context>
    <context>
        <name>Terms</name>
        <message>
            <source>Chief physician</source>
            <translation>主任医师</translation>
        </message>
        <message>
            <source>Associate chief physician</source>
            <translation>副主任医师</translation>
        </message>
        <message>
            <source>Attending physician</source>
            <translation>主治医师</translation>
        </message>
        <message>
            <source>Resident physician</source>
            <translation>住院医师</translation>
        </message>
        <message>
            <source>Chief physician of Chinese medicine</source>
            <translation>主任中医师</translation>
        </message>
        <message>
            <source>Associate chief physician of Chinese medicine</source>
            <translation>副主任中医师</translation>
        </message>
        <message>
            <source>Attending physician of Chinese medicine</source>
            <translation>主治中医师</translation>
        </message>
        <message>
            <source>Physician of Chinese medicine</source>
            <translation>中医师</translation>
        </message>
        <message>
            <source>Physician</source>
            <translation>医师</translation>
        </message>
        <message>
            <source>Chief pharmacist</source>
            <translation>主任药师</translation>
        </message>
        <message>
            <source>Pharmacist in charge</source>
            <translation>主管药师</translation>
        </message>
        <message>
            <source>Chief nurse</source>
            <translation>主任护师</translation>
        </message>
        <message>
            <source>Associate chief nurse</source>
            <translation>副主任护师</translation>
        </message>
        <message>
            <source>Nurse in charge</source>
            <translation>主管护师</translation>
        </message>
        <message>
            <source>Technologist in charge</source>
            <translation>主管技师</translation>
        </message>
        <message>
            <source>Bed</source>
            <translation>床位费</translation>
        </message>
        <message>
            <source>Consultation</source>
            <translation>诊察费</translation>
        </message>
        <message>
            <source>Examination</source>
            <translation>检查费</translation>
        </message>
        <message>
            <source>Laboratory test</source>
            <translation>化验费</translation>
        </message>
        <message>
            <source>Treatment</source>
            <translation>治疗费</translation>
        </message>
        <message>
            <source>Operation</source>
            <translation>手术费</translation>
        </message>
        <message>
            <source>Nursing</source>
            <translation>护理费</translation>
        </message>
        <message>
            <source>Materials</source>
            <translation>卫生材料费</translation>
        </message>
        <message>
            <source>Medicines</source>
            <translation>西药费</translation>
        </message>
        <message>
            <source>Herbal medicine</source>
            <translation>中药饮片费</translation>
        </message>
        <message>
            <source>Chinese patent medicines</source>
            <translation>中成药费</translation>
        </message>
        <message>
            <source>General treatment</source>
            <translation>一般诊疗费</translation>
        </message>
        <message>
            <source>Registration</source>
            <translation>挂号费</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>其他</translation>
        </message>
    </context>
    <context>
        <name>Trouble</name>
        <message>
            <source>The hall is closed now</source>
            <translation>大厅现在休息</translation>
        </message>
        <message>
            <source>Open from {opens} to {closes}.</source>
            <translation>开放时间：{opens}–{closes}</translation>
        </message>
        <message>
            <source>In an emergency go to the emergency department, or call 120.</source>
            <translation>有急症请去急诊科，或拨打 120。</translation>
        </message>
        <message>
            <source>This machine is resting</source>
            <translation>这台机器暂停服务</translation>
        </message>
        <message>
            <source>Please use the machine beside it, or ask at the guide desk.</source>
            <translation>请用旁边的机器，或到导诊台办理。</translation>
        </message>
    </context>
    <context>
        <name>Voice</name>
        <message>
            <source>the name on the screen</source>
            <translation>屏幕上的姓名</translation>
        </message>
        <message>
            <source>the number on the screen</source>
            <translation>屏幕上的号码</translation>
        </message>
        <message>
            <source>the birthday on the screen</source>
            <translation>屏幕上的生日</translation>
        </message>
        <message>
            <source>the department on the screen</source>
            <translation>屏幕上的科室</translation>
        </message>
        <message>
            <source>the doctor on the screen</source>
            <translation>屏幕上的医生</translation>
        </message>
        <message>
            <source>the illnesses on the screen</source>
            <translation>屏幕上写的病</translation>
        </message>
        <message>
            <source>the amount on the screen</source>
            <translation>屏幕上的金额</translation>
        </message>
        <message>
            <source>a key</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>Voice is on.</source>
            <translation>语音已打开。</translation>
        </message>
        <message>
            <source>Touch something to hear it. Touch it again to choose it.</source>
            <translation>点一下，听一听。再点一下，就是选它。</translation>
        </message>
        <message>
            <source>By keys: {next} for the next one, {previous} for the one before, Enter to choose, {repeat} to repeat.</source>
            <translation>用按键：{next}听下一个，{previous}听上一个，回车键选择，{repeat}重复。</translation>
        </message>
        <message>
            <source>Private words are not spoken. To hear them, plug in headphones, or press {key} or “Say private words”.</source>
            <translation>私密内容不念出来。想听，请插上耳机，或按 {key}，或点“念私密内容”。</translation>
        </message>
        <message>
            <source>Private words are not spoken. To hear them, plug in headphones, or press “Say private words”.</source>
            <translation>私密内容不念出来。想听，请插上耳机，或点“念私密内容”。</translation>
        </message>
        <message>
            <source>arrow down</source>
            <translation>下箭头</translation>
        </message>
        <message>
            <source>arrow up</source>
            <translation>上箭头</translation>
        </message>
        <message>
            <source>arrow right</source>
            <translation>右箭头</translation>
        </message>
        <message>
            <source>arrow left</source>
            <translation>左箭头</translation>
        </message>
        <message>
            <source>the space bar</source>
            <translation>空格键</translation>
        </message>
        <message>
            <source>the {key} key</source>
            <translation>{key} 键</translation>
        </message>
        <message>
            <source>Speed {pace}</source>
            <translation>语速 {pace} 倍</translation>
        </message>
        <message>
            <source>Volume {step} of {count}</source>
            <translation>音量 {step}，最大 {count}</translation>
        </message>
        <message>
            <source>Private words are spoken.</source>
            <translation>现在会念出私密内容。</translation>
        </message>
        <message>
            <source>Private words are not spoken.</source>
            <translation>现在不念私密内容。</translation>
        </message>
        <message>
            <source>The first touch says, the second chooses.</source>
            <translation>先点一下听，再点一下选。</translation>
        </message>
        <message>
            <source>One touch chooses.</source>
            <translation>点一下就选。</translation>
        </message>
        <message>
            <source>chosen</source>
            <translation>已选中</translation>
        </message>
        <message>
            <source>on</source>
            <translation>已打开</translation>
        </message>
        <message>
            <source>off</source>
            <translation>未打开</translation>
        </message>
        <message>
            <source>cannot be used now</source>
            <translation>现在不可用</translation>
        </message>
        <message>
            <source>{place} of {count}</source>
            <translation>第 {place} 个，共 {count} 个</translation>
        </message>
        <message>
            <source>1 choice</source>
            <translation>有 1 个选项</translation>
        </message>
        <message>
            <source>{count} choices</source>
            <translation>有 {count} 个选项</translation>
        </message>
        <message>
            <source>There are {count} keys on the screen.</source>
            <translation>屏幕上有 {count} 个按键。</translation>
        </message>
        <message>
            <source>Repeat</source>
            <translation>重复</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Slower</source>
            <translation>慢一点</translation>
        </message>
        <message>
            <source>Faster</source>
            <translation>快一点</translation>
        </message>
        <message>
            <source>Softer</source>
            <translation>小声</translation>
        </message>
        <message>
            <source>Louder</source>
            <translation>大声</translation>
        </message>
        <message>
            <source>Touch to hear</source>
            <translation>先听后点</translation>
        </message>
        <message>
            <source>Hear first</source>
            <translation>先听</translation>
        </message>
        <message>
            <source>Say private words</source>
            <translation>念私密内容</translation>
        </message>
        <message>
            <source>Private</source>
            <translation>私密</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>粤语</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>This birth date does not exist. Please check year, month and day.</source>
            <translation>没有这一天，请核对年、月、日。</translation>
        </message>
        <message>
            <source>This birth date is still to come. Please check the year.</source>
            <translation>这一天还没到，请核对年份。</translation>
        </message>
        <message>
            <source>This birth date is more than 130 years ago. Please check the year.</source>
            <translation>这是 130 多年以前了，请核对年份。</translation>
        </message>
        <message>
            <source>Something went wrong. Please ask a member of staff.</source>
            <translation>出了点问题，请找工作人员帮忙。</translation>
        </message>
        <message>
            <source>This code can't be used here. Please try another one.</source>
            <translation>这个码在这里用不了，请换一个。</translation>
        </message>
        <message>
            <source>The card was not read. Please turn it over and put it down again.</source>
            <translation>卡没有读到，请翻面再放一次。</translation>
        </message>
        <message>
            <source>Someone just took that time. Here are the nearest free ones.</source>
            <translation>这个时间刚被别人选走了，这几个是最近的空位。</translation>
        </message>
        <message>
            <source>The time you had chosen is over. Here are the nearest free ones.</source>
            <translation>您选的时段已经过了。下面是最近的空余时段。</translation>
        </message>
        <message>
            <source>That department has no more places. Please choose another one.</source>
            <translation>这个科室已经没有号了。请换一个科室。</translation>
        </message>
        <message>
            <source>What you had chosen is not kept any more. Please choose again.</source>
            <translation>刚才选的内容已经不再保留。请重新选择。</translation>
        </message>
        <message>
            <source>The fee has just changed. Please look at it once more.</source>
            <translation>费用刚刚有变动，请再看一眼。</translation>
        </message>
        <message>
            <source>Your place was kept as long as we could. Please register again.</source>
            <translation>号已经给您留到最久了，请重新挂一次。</translation>
        </message>
        <message>
            <source>Number {ticket} is kept for you for now, not paid yet. Come back with the same card to pay.</source>
            <translation>{ticket} 号先为您留着，还没有缴费。请再放同一张卡来缴费。</translation>
        </message>
        <message>
            <source>You are registered, number {ticket}. Come back with the same card for your papers.</source>
            <translation>您已挂好号：{ticket} 号。请再放同一张卡领取小票。</translation>
        </message>
        <message>
            <source>Your payment has arrived: number {ticket} is yours. Come back with the same card for your papers.</source>
            <translation>您的钱已付到，{ticket} 号已为您挂好。请再放同一张卡领取小票和票据。</translation>
        </message>
        <message>
            <source>You already have number {ticket} there for that day. Ticket lost? Staff can print it again.</source>
            <translation>您那天已经挂好了：{ticket}。小票丢了，工作人员可以补打。</translation>
        </message>
        <message>
            <source>Your place there is not paid yet: number {ticket}. Please ask at the guide desk, or come back later.</source>
            <translation>您的号 {ticket} 还没有付款。请到导诊台问一下，或者过一会儿再来。</translation>
        </message>
        <message>
            <source>Please go to the guide desk: staff will register you.</source>
            <translation>请到导诊台，工作人员帮您挂号。</translation>
        </message>
        <message>
            <source>We are still checking. Please don't pay again.</source>
            <translation>正在核对，请别再付。</translation>
        </message>
        <message>
            <source>The printer did not answer. The guide desk will print your paper.</source>
            <translation>打印机没有回话，请到导诊台打印。</translation>
        </message>
        <message>
            <source>The printer has no paper. The guide desk will print your paper.</source>
            <translation>打印机没纸了，请到导诊台打印。</translation>
        </message>
        <message>
            <source>The printer's cover is open. The guide desk will print your paper.</source>
            <translation>打印机盖子开着，请到导诊台打印。</translation>
        </message>
        <message>
            <source>The printer is off. The guide desk will print your paper.</source>
            <translation>打印机没有开，请到导诊台打印。</translation>
        </message>
        <message>
            <source>The printer needs some care. The guide desk will print your paper.</source>
            <translation>打印机要检修，请到导诊台打印。</translation>
        </message>
        <message>
            <source>The connection is interrupted; it comes back by itself. Nothing is lost: tap again in a moment.</source>
            <translation>网络断了一下，会自动恢复。什么都没有丢，请过一会儿再点一次。</translation>
        </message>
        <message>
            <source>This machine needs repair. Please go to the guide desk.</source>
            <translation>这台机器需要修理，请到导诊台。</translation>
        </message>
        <message>
            <source>This machine is not set up yet. Please go to the guide desk.</source>
            <translation>这台机器还没准备好，请到导诊台。</translation>
        </message>
        <message>
            <source>Your invoice cannot be printed here. The guide desk will print it.</source>
            <translation>发票在这里打不了，请到导诊台打印。</translation>
        </message>
        <message>
            <source>One character does not belong in this number. Please compare it with your card.</source>
            <translation>有一位不对，请和证件核对一下。</translation>
        </message>
        <message>
            <source>This number should have {length} characters; here are {typed}. Please compare it with your card.</source>
            <translation>这个号码应该有 {length} 位，现在是 {typed} 位，请和证件核对一下。</translation>
        </message>
        <message>
            <source>The first digits do not fit. Please compare them with your card.</source>
            <translation>前面几位不对，请和证件核对一下。</translation>
        </message>
        <message>
            <source>One digit does not fit. Please compare the number with your card.</source>
            <translation>号码里有一位不对，请和证件核对一下。</translation>
        </message>
        <message>
            <source>Please enter the name as it is written on the card.</source>
            <translation>请按证件上的写法输入姓名。</translation>
        </message>
        <message>
            <source>There is room for {most} characters here. The guide desk gladly enters a longer name.</source>
            <translation>这里最多写 {most} 个字。更长的名字，导诊台可以帮您写。</translation>
        </message>
        <message>
            <source>Please use only letters and characters, as on the card.</source>
            <translation>请只用汉字或字母，和证件上一样。</translation>
        </message>
        <message>
            <source>A mobile number has 11 digits and begins with 1. For a number abroad, begin with +.</source>
            <translation>手机号是 11 位，以 1 开头。境外号码请以 + 开头。</translation>
        </message>
        <message>
            <source>The guide desk will print your paper.</source>
            <translation>请到导诊台打印。</translation>
        </message>
        <message>
            <source>Did your paper come out? If not, the guide desk will print it.</source>
            <translation>没看清小票有没有打出来。没有的话，请到导诊台打印。</translation>
        </message>
        <message>
            <source>Please tap the character for “{pinyin}” first, or delete it.</source>
            <translation>“{pinyin}”还没选字，请点一个字，或者删掉。</translation>
        </message>
        <message>
            <source>This machine cannot speak this language. Everything is on the screen.</source>
            <translation>这台机器不会说这种语言，内容都在屏幕上。</translation>
        </message>
    </context>
</TS>

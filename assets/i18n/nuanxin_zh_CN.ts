<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>Acting</name>
        <message>
            <source>Daughter</source>
            <translation>女儿</translation>
        </message>
        <message>
            <source>Son</source>
            <translation>儿子</translation>
        </message>
        <message>
            <source>Husband or wife</source>
            <translation>配偶</translation>
        </message>
        <message>
            <source>Father or mother</source>
            <translation>父母</translation>
        </message>
        <message>
            <source>Brother or sister</source>
            <translation>兄弟姐妹</translation>
        </message>
        <message>
            <source>Other family</source>
            <translation>其他亲属</translation>
        </message>
        <message>
            <source>Carer</source>
            <translation>护工</translation>
        </message>
        <message>
            <source>Friend or colleague</source>
            <translation>朋友或同事</translation>
        </message>
        <message>
            <source>Volunteer</source>
            <translation>志愿者</translation>
        </message>
        <message>
            <source>Somebody else</source>
            <translation>其他人</translation>
        </message>
        <message>
            <source>Wheelchair</source>
            <translation>轮椅</translation>
        </message>
        <message>
            <source>Stretcher</source>
            <translation>担架</translation>
        </message>
        <message>
            <source>White cane</source>
            <translation>盲杖</translation>
        </message>
        <message>
            <source>Hearing aid</source>
            <translation>助听器</translation>
        </message>
        <message>
            <source>Sign interpreter</source>
            <translation>手语翻译</translation>
        </message>
        <message>
            <source>Cannot read</source>
            <translation>不识字</translation>
        </message>
    </context>
    <context>
        <name>Administration</name>
        <message>
            <source>Those who read no Chinese read the Chinese when this is empty.</source>
            <translation>不填时，不看中文的人看到的也是中文。</translation>
        </message>
        <message>
            <source>Stays as it is from then on: papers and other records carry it.</source>
            <translation>保存后不能再改：单据和其他记录都用到它。</translation>
        </message>
        <message>
            <source>24:00 is the end of the day.</source>
            <translation>24:00 是一天的结束。</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编码</translation>
        </message>
        <message>
            <source>Official name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Name in English</source>
            <translation>英文名称</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>科室</translation>
        </message>
        <message>
            <source>Opens at</source>
            <translation>开始时间</translation>
        </message>
        <message>
            <source>Closes at</source>
            <translation>结束时间</translation>
        </message>
        <message>
            <source>Stethoscope</source>
            <translation>听诊器</translation>
        </message>
        <message>
            <source>Plaster</source>
            <translation>绷带</translation>
        </message>
        <message>
            <source>Bone</source>
            <translation>骨头</translation>
        </message>
        <message>
            <source>Child's face</source>
            <translation>孩子的脸</translation>
        </message>
        <message>
            <source>Sign for women</source>
            <translation>女性标志</translation>
        </message>
        <message>
            <source>Eye</source>
            <translation>眼睛</translation>
        </message>
        <message>
            <source>Tooth</source>
            <translation>牙齿</translation>
        </message>
        <message>
            <source>Ambulance</source>
            <translation>救护车</translation>
        </message>
        <message>
            <source>Hand</source>
            <translation>手</translation>
        </message>
        <message>
            <source>Ear</source>
            <translation>耳朵</translation>
        </message>
        <message>
            <source>Heartbeat</source>
            <translation>心跳</translation>
        </message>
        <message>
            <source>Lungs</source>
            <translation>肺</translation>
        </message>
        <message>
            <source>Bowl</source>
            <translation>碗</translation>
        </message>
        <message>
            <source>Brain</source>
            <translation>大脑</translation>
        </message>
        <message>
            <source>Small bottle</source>
            <translation>小瓶</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>滤网</translation>
        </message>
        <message>
            <source>Shield</source>
            <translation>盾牌</translation>
        </message>
        <message>
            <source>Drop</source>
            <translation>水滴</translation>
        </message>
        <message>
            <source>Drops</source>
            <translation>几滴水</translation>
        </message>
        <message>
            <source>Somebody with a stick</source>
            <translation>拄拐杖的人</translation>
        </message>
        <message>
            <source>Ribbon</source>
            <translation>丝带</translation>
        </message>
        <message>
            <source>First-aid kit</source>
            <translation>急救箱</translation>
        </message>
        <message>
            <source>Leaf</source>
            <translation>叶子</translation>
        </message>
        <message>
            <source>Needle</source>
            <translation>针</translation>
        </message>
        <message>
            <source>Somebody walking</source>
            <translation>走路的人</translation>
        </message>
        <message>
            <source>Face with a heart</source>
            <translation>笑脸和心</translation>
        </message>
        <message>
            <source>Microscope</source>
            <translation>显微镜</translation>
        </message>
        <message>
            <source>Thermometer</source>
            <translation>体温计</translation>
        </message>
        <message>
            <source>Pill</source>
            <translation>药片</translation>
        </message>
        <message>
            <source>Hospital</source>
            <translation>医院</translation>
        </message>
        <message>
            <source>Where the guide desk is</source>
            <translation>导诊台的位置</translation>
        </message>
        <message>
            <source>As it is said to people: where they find somebody.</source>
            <translation>这样告诉病人：到哪里能找到人。</translation>
        </message>
        <message>
            <source>Where the guide desk is, in English</source>
            <translation>导诊台的位置（英文）</translation>
        </message>
        <message>
            <source>Notice on the start page</source>
            <translation>首页提示</translation>
        </message>
        <message>
            <source>Shown while no message is.</source>
            <translation>没有消息时显示。</translation>
        </message>
        <message>
            <source>Notice in English</source>
            <translation>英文提示</translation>
        </message>
        <message>
            <source>Type of institution</source>
            <translation>医疗机构类型</translation>
        </message>
        <message>
            <source>As it stands on invoices. It can stay empty.</source>
            <translation>印在票据上，可以不填。</translation>
        </message>
        <message>
            <source>Time zone</source>
            <translation>时区</translation>
        </message>
        <message>
            <source>Departments</source>
            <translation>科室</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>字母</translation>
        </message>
        <message>
            <source>Begins its queue numbers. Tickets carry it, so it stays.</source>
            <translation>排队号的开头。号票上有它，所以不能改。</translation>
        </message>
        <message>
            <source>Group</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>The heading under which all departments show it.</source>
            <translation>全部科室页上的分组标题。</translation>
        </message>
        <message>
            <source>Group in English</source>
            <translation>英文分组</translation>
        </message>
        <message>
            <source>Floor</source>
            <translation>楼层</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图标</translation>
        </message>
        <message>
            <source>Minutes for each patient</source>
            <translation>每位病人的分钟数</translation>
        </message>
        <message>
            <source>Where estimates of waiting times begin.</source>
            <translation>估计等候时间时用。</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>顺序</translation>
        </message>
        <message>
            <source>The first seven stand on the kiosk's first page of departments.</source>
            <translation>前七个排在自助机选科室的第一页。</translation>
        </message>
        <message>
            <source>Rooms</source>
            <translation>诊室</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>诊室</translation>
        </message>
        <message>
            <source>The department's, if empty.</source>
            <translation>不填就用科室的。</translation>
        </message>
        <message>
            <source>Way from the hall</source>
            <translation>从大厅怎么走</translation>
        </message>
        <message>
            <source>Steps of two texts each, a colon between, a semicolon after.</source>
            <translation>每一步两段文字，中间用冒号，后面用分号。</translation>
        </message>
        <message>
            <source>The same steps in English</source>
            <translation>英文走法</translation>
        </message>
        <message>
            <source>Doctors</source>
            <translation>医生</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>医生</translation>
        </message>
        <message>
            <source>Full name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>As the doctor spells it.</source>
            <translation>按医生自己的写法。</translation>
        </message>
        <message>
            <source>Job title</source>
            <translation>职称</translation>
        </message>
        <message>
            <source>Speciality</source>
            <translation>擅长</translation>
        </message>
        <message>
            <source>In patients' words: high blood pressure, coughs.</source>
            <translation>用病人的话写：高血压、咳嗽。</translation>
        </message>
        <message>
            <source>Speciality in English</source>
            <translation>英文擅长</translation>
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
            <source>Add nothing if a day clashes</source>
            <translation>有一天冲突就都不加</translation>
        </message>
        <message>
            <source>Leave out the days that clash</source>
            <translation>跳过冲突的日子</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>出诊</translation>
        </message>
        <message>
            <source>Session</source>
            <translation>出诊</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Year, month and day: 2026-11-23.</source>
            <translation>年、月、日：2026-11-23。</translation>
        </message>
        <message>
            <source>Empty: whoever is on duty.</source>
            <translation>不填就是当班医生。</translation>
        </message>
        <message>
            <source>The doctor's, if empty.</source>
            <translation>不填就用医生的科室。</translation>
        </message>
        <message>
            <source>Kind of clinic</source>
            <translation>门诊类别</translation>
        </message>
        <message>
            <source>Fee group</source>
            <translation>收费组</translation>
        </message>
        <message>
            <source>That of the kind, if empty. Who is registered keeps the old fee.</source>
            <translation>不填就按门诊类别。已经挂号的按原来的收费。</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>Minutes of a slot</source>
            <translation>每个时段的分钟数</translation>
        </message>
        <message>
            <source>Places in each slot</source>
            <translation>每个时段的号数</translation>
        </message>
        <message>
            <source>Never fewer than are taken already.</source>
            <translation>不能少于已经挂出的号。</translation>
        </message>
        <message>
            <source>For how many weeks</source>
            <translation>连续几周</translation>
        </message>
        <message>
            <source>On the same weekday; 1, if empty.</source>
            <translation>每周同一天；不填就是 1 周。</translation>
        </message>
        <message>
            <source>When something clashes</source>
            <translation>有冲突时</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>Fees</source>
            <translation>收费</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>收费项目</translation>
        </message>
        <message>
            <source>general, expert, special, or one of your own.</source>
            <translation>general、expert、special，或自己定的组名。</translation>
        </message>
        <message>
            <source>Kind of fee</source>
            <translation>收费类别</translation>
        </message>
        <message>
            <source>As it stands on the invoice.</source>
            <translation>发票上的名称。</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Price in yuan</source>
            <translation>单价（元）</translation>
        </message>
        <message>
            <source>From now on. Whoever is registered already keeps the old one.</source>
            <translation>从现在起用新价。已经挂号的按原价。</translation>
        </message>
        <message>
            <source>Share of the insurance fund, in percent</source>
            <translation>医保统筹比例（%）</translation>
        </message>
        <message>
            <source>Queue rules</source>
            <translation>排队规则</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>队列</translation>
        </message>
        <message>
            <source>Minutes counted earlier. Nobody is ever overtaken by more.</source>
            <translation>提前计算的分钟数。谁也不会被插队超过这么久。</translation>
        </message>
        <message>
            <source>Elderly from this age on</source>
            <translation>从多少岁起算老人</translation>
        </message>
        <message>
            <source>First visits for each return visit</source>
            <translation>每几位初诊插一位回诊</translation>
        </message>
        <message>
            <source>Places lost by a missed call</source>
            <translation>过号后退几位</translation>
        </message>
        <message>
            <source>So often; then once to the end</source>
            <translation>这样几次，之后排到最后一次</translation>
        </message>
        <message>
            <source>Tickets a day at most</source>
            <translation>每天最多几个号</translation>
        </message>
        <message>
            <source>Any number, if empty.</source>
            <translation>不填就不限。</translation>
        </message>
        <message>
            <source>Who may call</source>
            <translation>谁可以叫号</translation>
        </message>
        <message>
            <source>Everybody at a window, if nothing is chosen.</source>
            <translation>都不选，窗口的人都可以叫。</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>One plain sentence on the start page of every kiosk.</source>
            <translation>每台自助机首页上的一句话，要好懂。</translation>
        </message>
        <message>
            <source>Message in English</source>
            <translation>英文消息</translation>
        </message>
        <message>
            <source>Shown from</source>
            <translation>开始显示</translation>
        </message>
        <message>
            <source>Day and time: 2026-11-23 08:00. From now on, if empty.</source>
            <translation>日期和时间：2026-11-23 08:00。不填就从现在起。</translation>
        </message>
        <message>
            <source>Shown until</source>
            <translation>显示到</translation>
        </message>
        <message>
            <source>Until it is taken away, if empty.</source>
            <translation>不填就一直显示，直到撤下。</translation>
        </message>
        <message>
            <source>Only one line is shown: that with the smallest number.</source>
            <translation>只显示一条：数字最小的那条。</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>撤下</translation>
        </message>
        <message>
            <source>Taken away</source>
            <translation>已撤下</translation>
        </message>
        <message>
            <source>Staff list</source>
            <translation>职工</translation>
        </message>
        <message>
            <source>Member of staff</source>
            <translation>职工</translation>
        </message>
        <message>
            <source>Staff number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Whatever they do is on record under it.</source>
            <translation>做过的事都记在这个工号下。</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>New PIN or password</source>
            <translation>新密码</translation>
        </message>
        <message>
            <source>Never shown again. Empty: it stays as it is.</source>
            <translation>以后不再显示。不填就不改。</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>锁定</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>解锁</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>已锁定</translation>
        </message>
        <message>
            <source>Retire</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>Use again</source>
            <translation>恢复使用</translation>
        </message>
        <message>
            <source>Retired</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>{day}: {who} is in {room} from {starts} to {ends}.</source>
            <translation>{day}：{who} {starts} 到 {ends} 在 {room}。</translation>
        </message>
        <message>
            <source>{day}: {who} has a session in {room} from {starts} to {ends}.</source>
            <translation>{day}：{who} {starts} 到 {ends} 在 {room} 出诊。</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>请填写。</translation>
        </message>
        <message>
            <source>This stays as it is: papers and other records carry it.</source>
            <translation>这一项不能改：单据和其他记录都用到它。</translation>
        </message>
        <message>
            <source>Something else has this already.</source>
            <translation>已经有别的用了。</translation>
        </message>
        <message>
            <source>This is not there any more. Please choose another one.</source>
            <translation>这一项已经没有了，请另选一个。</translation>
        </message>
        <message>
            <source>Please enter something after the beginning.</source>
            <translation>请填开始之后的时间。</translation>
        </message>
        <message>
            <source>Too long for the start page: {han} Chinese characters or {letters} letters.</source>
            <translation>首页放不下：最多 {han} 个汉字或 {letters} 个字母。</translation>
        </message>
        <message>
            <source>Please enter a day such as {example}.</source>
            <translation>请填日期，例如 {example}。</translation>
        </message>
        <message>
            <source>Please enter a day and a time such as {example}.</source>
            <translation>请填日期和时间，例如 {example}。</translation>
        </message>
        <message>
            <source>{day} {time}, {room}: {who}</source>
            <translation>{day} {time}，{room}：{who}</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>还有 {count} 条</translation>
        </message>
        <message>
            <source>Room {name} belongs to it.</source>
            <translation>诊室 {name} 属于这里。</translation>
        </message>
        <message>
            <source>Doctor {name} belongs to it.</source>
            <translation>医生 {name} 属于这里。</translation>
        </message>
        <message>
            <source>This day is over.</source>
            <translation>这一天已经过去了。</translation>
        </message>
        <message>
            <source>Slots of this length do not fill the session.</source>
            <translation>时段长度排不满出诊时间。</translation>
        </message>
        <message>
            <source>Please choose a department or a doctor.</source>
            <translation>请选科室或医生。</translation>
        </message>
        <message>
            <source>{count} patients are registered. Please move them first: Hall.</source>
            <translation>已有 {count} 人挂号，请先到“大厅”里改约。</translation>
        </message>
        <message>
            <source>{count} patients have papers that say the room.</source>
            <translation>有 {count} 人的单据上写着这个诊室。</translation>
        </message>
        <message>
            <source>At {time} {count} places are taken already.</source>
            <translation>{time} 已挂出 {count} 个号。</translation>
        </message>
        <message>
            <source>This is the last administrator who can sign in. Make another one first.</source>
            <translation>这是最后一位能登录的管理员，请先设另一位。</translation>
        </message>
        <message>
            <source>This cannot be. Please look at it again.</source>
            <translation>这样不行，请再看一看。</translation>
        </message>
        <message>
            <source>Please enter a whole number from {low} to {high}.</source>
            <translation>请填 {low} 到 {high} 的整数。</translation>
        </message>
        <message>
            <source>Please choose one of the list.</source>
            <translation>请从列表中选一个。</translation>
        </message>
        <message>
            <source>Please enter a time such as {example}.</source>
            <translation>请填时间，例如 {example}。</translation>
        </message>
        <message>
            <source>Please write one line of at most {most} characters.</source>
            <translation>请写一行字，最多 {most} 个字。</translation>
        </message>
        <message>
            <source>Please use letters, digits, - and _ only, 32 at most.</source>
            <translation>只能用字母、数字、- 和 _，最多 32 个。</translation>
        </message>
        <message>
            <source>Please enter one or two capital letters.</source>
            <translation>请填一个或两个大写字母。</translation>
        </message>
        <message>
            <source>Please enter yuan such as {example}.</source>
            <translation>请填金额（元），例如 {example}。</translation>
        </message>
        <message>
            <source>Please write steps of two texts each, such as {example}.</source>
            <translation>请按步骤写，每步两段，例如 {example}。</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>预览</translation>
        </message>
        <message>
            <source>Badge</source>
            <translation>胸卡</translation>
        </message>
        <message>
            <source>Alt and the figure</source>
            <translation>Alt 加数字</translation>
        </message>
        <message>
            <source>Back to the form</source>
            <translation>回到表格</translation>
        </message>
        <message>
            <source>What you have typed is not saved.</source>
            <translation>填的内容还没有保存。</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>不保存</translation>
        </message>
        <message>
            <source>Saved at {time}. It counts from now on, everywhere.</source>
            <translation>{time} 已保存，各处从现在起生效。</translation>
        </message>
        <message>
            <source>As the hospital's files brought it; nobody has changed it here.</source>
            <translation>按医院文件导入，没有在这里改过。</translation>
        </message>
        <message>
            <source>Hold a badge under the scanner.</source>
            <translation>请把胸卡放到扫码器下。</translation>
        </message>
        <message>
            <source>The badge belongs to {name} now.</source>
            <translation>胸卡现在归 {name} 用。</translation>
        </message>
        <message>
            <source>The database does not answer. Nothing was changed; please try again.</source>
            <translation>数据库没有回应。什么都没有改，请再试一次。</translation>
        </message>
        <message>
            <source>{day} {starts}–{ends}: {slots} slots</source>
            <translation>{day} {starts}–{ends}：{slots} 个时段</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Find in the list</source>
            <translation>在列表中找</translation>
        </message>
        <message>
            <source>{shown} of {all}</source>
            <translation>{shown} / {all} 条</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>{name} · {state}</source>
            <translation>{name} · {state}</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>Later</source>
            <translation>未开始</translation>
        </message>
        <message>
            <source>Shown</source>
            <translation>正在显示</translation>
        </message>
        <message>
            <source>New: {kind}</source>
            <translation>新增：{kind}</translation>
        </message>
        <message>
            <source>Account made</source>
            <translation>开通账号</translation>
        </message>
        <message>
            <source>Badge taken back</source>
            <translation>收回胸卡</translation>
        </message>
        <message>
            <source>changed</source>
            <translation>已更改</translation>
        </message>
        <message>
            <source>{field}: {change}</source>
            <translation>{field}：{change}</translation>
        </message>
    </context>
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
            <source>Signs</source>
            <translation>手语</translation>
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
        <name>Board</name>
        <message>
            <source>Called before</source>
            <translation>刚叫过</translation>
        </message>
        <message>
            <source>Missed your call? No hurry: check in again at a kiosk.</source>
            <translation>过号了不要急，请到自助机重新排。</translation>
        </message>
        <message>
            <source>Connection lost. Please ask the staff.</source>
            <translation>网络断了一下，请问工作人员。</translation>
        </message>
        <message>
            <source>Connection lost. Picture of {time}. Please ask the staff.</source>
            <translation>网络断了一下，画面停在 {time}，请问工作人员。</translation>
        </message>
        <message>
            <source>Connection lost. Picture of {time}, {minutes} min old. Please ask the staff.</source>
            <translation>网络断了，画面停在 {time}，已有 {minutes} 分钟，请问工作人员。</translation>
        </message>
        <message>
            <source>Floor {floor}</source>
            <translation>{floor} 楼</translation>
        </message>
        <message>
            <source>No calls yet</source>
            <translation>还没有叫号</translation>
        </message>
        <message>
            <source>Please</source>
            <translation>请</translation>
        </message>
        <message>
            <source>Open from {opens} to {closes}</source>
            <translation>开放时间 {opens}–{closes}</translation>
        </message>
        <message>
            <source>Number {number}, please go to {place}.</source>
            <translation>请{number}号到{place}就诊。</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>{people} waiting</source>
            <translation>等 {people} 人</translation>
        </message>
        <message>
            <source>Nuanxin hall board</source>
            <translation>暖心叫号屏</translation>
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
        <name>Desk</name>
        <message>
            <source>Nuanxin guide desk</source>
            <translation>暖心导诊台</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>锁定</translation>
        </message>
        <message>
            <source>{hospital} · {device}</source>
            <translation>{hospital} · {device}</translation>
        </message>
        <message>
            <source>Change person</source>
            <translation>换人</translation>
        </message>
        <message>
            <source>Dark or light</source>
            <translation>深色或浅色</translation>
        </message>
        <message>
            <source>{count} waiting</source>
            <translation>等候 {count} 人</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>求助</translation>
        </message>
        <message>
            <source>Whoever takes a request first sees it through.</source>
            <translation>谁先点“我来接”，就由谁负责到底。</translation>
        </message>
        <message>
            <source>Nobody is waiting for help.</source>
            <translation>现在没有人等候求助。</translation>
        </message>
        <message>
            <source>New requests appear here by themselves.</source>
            <translation>有新的求助会自动出现在这里。</translation>
        </message>
        <message>
            <source>The database does not answer. The list is as it was at {time}.</source>
            <translation>数据库没有应答，列表停留在 {time} 的样子。</translation>
        </message>
        <message>
            <source>The database does not answer. Nothing was changed; please try again in a moment.</source>
            <translation>数据库没有应答，什么都没有改动，请稍后再试。</translation>
        </message>
        <message>
            <source>Nothing has been written yet.</source>
            <translation>还没有消息。</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>看步骤</translation>
        </message>
        <message>
            <source>I take it</source>
            <translation>我来接</translation>
        </message>
        <message>
            <source>I cannot</source>
            <translation>接不了</translation>
        </message>
        <message>
            <source>I keep it</source>
            <translation>还是我来</translation>
        </message>
        <message>
            <source>Hand on</source>
            <translation>转给别人</translation>
        </message>
        <message>
            <source>Solved</source>
            <translation>解决了</translation>
        </message>
        <message>
            <source>Nobody was there</source>
            <translation>没有人在</translation>
        </message>
        <message>
            <source>Write to the kiosk; Enter sends</source>
            <translation>给这台机器写消息，回车发送</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>回车</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>先不做</translation>
        </message>
        <message>
            <source>Esc</source>
            <translation>Esc</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Please say why.</source>
            <translation>请说明原因。</translation>
        </message>
        <message>
            <source>Desk {time}</source>
            <translation>导诊台 {time}</translation>
        </message>
        <message>
            <source>Kiosk {time}</source>
            <translation>机器 {time}</translation>
        </message>
        <message>
            <source>The machine tells it by itself</source>
            <translation>机器自己报告</translation>
        </message>
        <message>
            <source>On the start page</source>
            <translation>在首页</translation>
        </message>
        <message>
            <source>The kiosk is out of order</source>
            <translation>机器出了故障</translation>
        </message>
        <message>
            <source>Signs of an emergency: go at once</source>
            <translation>有急症迹象：请马上过去</translation>
        </message>
        <message>
            <source>Wants somebody who signs</source>
            <translation>需要手语人员</translation>
        </message>
        <message>
            <source>Sits before the screen, wants somebody to come</source>
            <translation>坐在屏幕前，要人过来帮忙</translation>
        </message>
        <message>
            <source>Wants somebody to come</source>
            <translation>请工作人员过来</translation>
        </message>
        <message>
            <source>Cannot get on, and would like help</source>
            <translation>办不下去，愿意有人帮忙</translation>
        </message>
        <message>
            <source>The kiosk is not heard of any more</source>
            <translation>自助机没有消息了</translation>
        </message>
        <message>
            <source>The printer cannot print: paper, cover or cable</source>
            <translation>打印机不能打印：查看纸、盖子和线</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>语音</translation>
        </message>
        <message>
            <source>Large text</source>
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
            <source>I am on my way.</source>
            <translation>我马上到。</translation>
        </message>
        <message>
            <source>Two minutes, please.</source>
            <translation>请稍等两分钟。</translation>
        </message>
        <message>
            <source>A signer is coming.</source>
            <translation>手语人员马上来。</translation>
        </message>
        <message>
            <source>Kiosk {device}</source>
            <translation>{device} 号机</translation>
        </message>
        <message>
            <source>{minutes}:{seconds}</source>
            <translation>{minutes}:{seconds}</translation>
        </message>
        <message>
            <source>Nobody yet</source>
            <translation>还没人接</translation>
        </message>
        <message>
            <source>{owner} cannot see to it any more</source>
            <translation>{owner}不能再处理了</translation>
        </message>
        <message>
            <source>{owner} asks you to take it</source>
            <translation>{owner}请您接手</translation>
        </message>
        <message>
            <source>Yours until {name} takes it</source>
            <translation>{name}接手前由您负责</translation>
        </message>
        <message>
            <source>You see to it</source>
            <translation>您在处理</translation>
        </message>
        <message>
            <source>Solved today: {count}</source>
            <translation>今天解决 {count} 个</translation>
        </message>
        <message>
            <source>Answered in {mean} s on average, 95 % in {most} s</source>
            <translation>平均 {mean} 秒有人接，95% 在 {most} 秒内</translation>
        </message>
        <message>
            <source>{owner} sees to it</source>
            <translation>{owner} 在处理</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Staff number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>PIN or password</source>
            <translation>PIN 码或密码</translation>
        </message>
        <message>
            <source>Demonstration: these accounts work here, and nowhere else.</source>
            <translation>演示：以下账号只在这里有效。</translation>
        </message>
        <message>
            <source>{name}, go on</source>
            <translation>{name} 继续</translation>
        </message>
        <message>
            <source>Please enter number and PIN or password.</source>
            <translation>请输入工号和 PIN 码或密码。</translation>
        </message>
        <message>
            <source>The database does not answer. It is tried again by itself; please wait a moment.</source>
            <translation>数据库没有应答，正在自动重试，请稍等。</translation>
        </message>
        <message>
            <source>Number {number}</source>
            <translation>工号 {number}</translation>
        </message>
        <message>
            <source>PIN {pin}</source>
            <translation>PIN 码 {pin}</translation>
        </message>
        <message>
            <source>Your role has nothing to do at this desk.</source>
            <translation>您的岗位在导诊台没有可办的事项。</translation>
        </message>
        <message>
            <source>Ctrl and the number lead there.</source>
            <translation>按 Ctrl 加数字即可到达。</translation>
        </message>
        <message>
            <source>Signs</source>
            <translation>手语</translation>
        </message>
        <message>
            <source>Who takes it over?</source>
            <translation>转给谁？</translation>
        </message>
        <message>
            <source>It stays yours until they take it.</source>
            <translation>对方接手前，仍由您负责。</translation>
        </message>
        <message>
            <source>Name or number; Enter takes the first, Esc goes back</source>
            <translation>姓名或工号；回车选第一个，Esc 返回</translation>
        </message>
        <message>
            <source>Nobody else answers requests.</source>
            <translation>没有别人可以接手。</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>挂号</translation>
        </message>
        <message>
            <source>Patients</source>
            <translation>病人</translation>
        </message>
        <message>
            <source>Triage</source>
            <translation>分诊</translation>
        </message>
        <message>
            <source>Kiosks</source>
            <translation>自助机</translation>
        </message>
        <message>
            <source>Hall</source>
            <translation>大厅</translation>
        </message>
        <message>
            <source>Administration</source>
            <translation>管理</translation>
        </message>
        <message>
            <source>Money</source>
            <translation>费用</translation>
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
            <source>Say the letters aloud?</source>
            <translation>要念出字母吗？</translation>
        </message>
        <message>
            <source>People near you will hear the name you type. Only on this page.</source>
            <translation>旁边的人会听见您打的姓名。只在这一页念。</translation>
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
            <source>I need no help any more</source>
            <translation>我不用帮忙了</translation>
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
        <message>
            <source>The call did not go through</source>
            <translation>没有叫到</translation>
        </message>
        <message>
            <source>Staff called</source>
            <translation>已呼叫</translation>
        </message>
        <message>
            <source>Please go to: {place}. What you entered stays here.</source>
            <translation>请到：{place}。您填的内容会留在这里。</translation>
        </message>
        <message>
            <source>Please stay here.</source>
            <translation>请在这里等。</translation>
        </message>
        <message>
            <source>{name} is coming</source>
            <translation>{name}马上来</translation>
        </message>
        <message>
            <source>{count} before you. Please stay here.</source>
            <translation>前面还有 {count} 位。请在这里等。</translation>
        </message>
        <message>
            <source>We have called staff</source>
            <translation>已经呼叫工作人员</translation>
        </message>
        <message>
            <source>You are next. Please stay here.</source>
            <translation>下一位就是您。请在这里等。</translation>
        </message>
        <message>
            <source>{name} ({role})</source>
            <translation>{name}（{role}）</translation>
        </message>
        <message>
            <source>May {helper} help you?</source>
            <translation>{helper}想帮您。可以吗？</translation>
        </message>
        <message>
            <source>The guide desk sees this page. It goes on for you. You can stop it at any time.</source>
            <translation>导诊台能看到这一页。导诊台替您办理。您可以随时停下。</translation>
        </message>
        <message>
            <source>Please help me</source>
            <translation>可以</translation>
        </message>
        <message>
            <source>No, thank you</source>
            <translation>不用</translation>
        </message>
        <message>
            <source>{helper} is helping you</source>
            <translation>{helper}正在帮您办理</translation>
        </message>
        <message>
            <source>I go on by myself</source>
            <translation>我自己来</translation>
        </message>
        <message>
            <source>You need not do anything now. The desk is at: {step}</source>
            <translation>您现在不用操作。正在办理：{step}</translation>
        </message>
        <message>
            <source>Please press: {control}</source>
            <translation>请按：{control}</translation>
        </message>
        <message>
            <source>the keys</source>
            <translation>键盘</translation>
        </message>
    </context>
    <context>
        <name>Hall</name>
        <message>
            <source>Few</source>
            <translation>人少</translation>
        </message>
        <message>
            <source>Moderate</source>
            <translation>适中</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>超时</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>全屏</translation>
        </message>
        <message>
            <source>Working</source>
            <translation>办理中</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>空闲</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>没开</translation>
        </message>
        <message>
            <source>Not printed</source>
            <translation>没打出来</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>不确定</translation>
        </message>
        <message>
            <source>Stuck</source>
            <translation>卡住</translation>
        </message>
        <message>
            <source>Awaiting</source>
            <translation>等待打印</translation>
        </message>
        <message>
            <source>The day before</source>
            <translation>前一天</translation>
        </message>
        <message>
            <source>The day after</source>
            <translation>后一天</translation>
        </message>
        <message>
            <source>Kiosk</source>
            <translation>自助机</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>导诊台</translation>
        </message>
        <message>
            <source>Window</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>大屏</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>机器</translation>
        </message>
        <message>
            <source>Heard of</source>
            <translation>最近联系</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>纸张</translation>
        </message>
        <message>
            <source>Last session</source>
            <translation>上次办理</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Machines</source>
            <translation>机器</translation>
        </message>
        <message>
            <source>Help there</source>
            <translation>去帮忙</translation>
        </message>
        <message>
            <source>No machine has been heard of</source>
            <translation>还没有机器报到</translation>
        </message>
        <message>
            <source>Page: {page}</source>
            <translation>页面：{page}</translation>
        </message>
        <message>
            <source>Papers: {papers}</source>
            <translation>纸张：{papers}</translation>
        </message>
        <message>
            <source>Last session: {ago}</source>
            <translation>上次办理：{ago}</translation>
        </message>
        <message>
            <source>Last error: {error}</source>
            <translation>最近的问题：{error}</translation>
        </message>
        <message>
            <source>Program {version}</source>
            <translation>程序 {version}</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>已关机</translation>
        </message>
        <message>
            <source>Silent</source>
            <translation>无声</translation>
        </message>
        <message>
            <source>Needs care</source>
            <translation>要处理</translation>
        </message>
        <message>
            <source>Alive</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>Enough</source>
            <translation>够用</translation>
        </message>
        <message>
            <source>Paper is low</source>
            <translation>纸快没了</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Print jobs</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Print it here</source>
            <translation>在这里打印</translation>
        </message>
        <message>
            <source>Print a copy here</source>
            <translation>在这里补打</translation>
        </message>
        <message>
            <source>Patient has it</source>
            <translation>病人拿到了</translation>
        </message>
        <message>
            <source>Every paper has come out</source>
            <translation>单据都打出来了</translation>
        </message>
        <message>
            <source>It certainly did not come out.</source>
            <translation>肯定没有打出来。</translation>
        </message>
        <message>
            <source>It was never sent to a printer.</source>
            <translation>没有送到打印机。</translation>
        </message>
        <message>
            <source>Please look first: it may have come out. A copy says that it is one.</source>
            <translation>请先看一看，可能已经打出来了。再打的会标明补打。</translation>
        </message>
        <message>
            <source>The machine has not said what became of it. Please look first.</source>
            <translation>机器没有报告结果，请先看一看。</translation>
        </message>
        <message>
            <source>Why: {reason}</source>
            <translation>原因：{reason}</translation>
        </message>
        <message>
            <source>Copy {number}</source>
            <translation>第 {number} 份</translation>
        </message>
        <message>
            <source>At {machine}</source>
            <translation>在 {machine}</translation>
        </message>
        <message>
            <source>Closed: the patient has the paper.</source>
            <translation>已关闭：病人拿到了。</translation>
        </message>
        <message>
            <source>No slot with room and the same fee.</source>
            <translation>没有同样费用的空位。</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>医生</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>诊室</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>余号</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等候中</translation>
        </message>
        <message>
            <source>Slots with room</source>
            <translation>有空位的时段</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>先不做</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>队列</translation>
        </message>
        <message>
            <source>Longest</source>
            <translation>等最久</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>看完了</translation>
        </message>
        <message>
            <source>Windows</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Queues</source>
            <translation>排队</translation>
        </message>
        <message>
            <source>{working} working, {free} free, {paused} paused</source>
            <translation>{working} 个办理中，{free} 个空闲，{paused} 个暂停</translation>
        </message>
        <message>
            <source>{queue}: somebody has waited {wait}. Please go and look.</source>
            <translation>{queue}：有人等了 {wait}，请去看一看。</translation>
        </message>
        <message>
            <source>No queue yet</source>
            <translation>还没有队列</translation>
        </message>
        <message>
            <source>The queue pauses: {why}</source>
            <translation>队列暂停：{why}</translation>
        </message>
        <message>
            <source>No place is left today</source>
            <translation>今天没有号了</translation>
        </message>
        <message>
            <source>{count} waiting</source>
            <translation>等候 {count} 人</translation>
        </message>
        <message>
            <source>the first for {wait}</source>
            <translation>最久 {wait}</translation>
        </message>
        <message>
            <source>{count} seen today</source>
            <translation>今天看了 {count} 人</translation>
        </message>
        <message>
            <source>{count} open</source>
            <translation>开 {count} 个</translation>
        </message>
        <message>
            <source>{count} paused</source>
            <translation>停 {count} 个</translation>
        </message>
        <message>
            <source>Reason, without names</source>
            <translation>原因，不要写姓名</translation>
        </message>
        <message>
            <source>Department, doctor</source>
            <translation>科室、医生</translation>
        </message>
        <message>
            <source>Booked</source>
            <translation>已约</translation>
        </message>
        <message>
            <source>Not seen</source>
            <translation>未看</translation>
        </message>
        <message>
            <source>Sessions</source>
            <translation>出诊</translation>
        </message>
        <message>
            <source>Stop from now on</source>
            <translation>从现在起停诊</translation>
        </message>
        <message>
            <source>Stop all of it</source>
            <translation>整场停诊</translation>
        </message>
        <message>
            <source>Go on again</source>
            <translation>恢复出诊</translation>
        </message>
        <message>
            <source>Its patients</source>
            <translation>看病人</translation>
        </message>
        <message>
            <source>No session on this day</source>
            <translation>这天没有出诊</translation>
        </message>
        <message>
            <source>{booked} of {capacity} places booked, {waiting} not seen yet</source>
            <translation>{capacity} 个号约了 {booked} 个，{waiting} 人还没看</translation>
        </message>
        <message>
            <source>Stopped: {why}</source>
            <translation>停诊：{why}</translation>
        </message>
        <message>
            <source>Stop {session} from now on? Whoever waits for an earlier time is still seen.</source>
            <translation>{session} 从现在起停诊？之前时段的病人照常看。</translation>
        </message>
        <message>
            <source>Stop {session}? Everybody who has not been seen goes elsewhere.</source>
            <translation>{session} 整场停诊？还没看的病人都要改号。</translation>
        </message>
        <message>
            <source>Stop it</source>
            <translation>停诊</translation>
        </message>
        <message>
            <source>{session} is stopped. Nobody registers for it.</source>
            <translation>{session} 已停诊，不再挂号。</translation>
        </message>
        <message>
            <source>{session} goes on.</source>
            <translation>{session} 恢复出诊。</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>停诊</translation>
        </message>
        <message>
            <source>Goes on</source>
            <translation>出诊</translation>
        </message>
        <message>
            <source>Visits</source>
            <translation>挂号</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>号码</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Was at</source>
            <translation>原时间</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>等候</translation>
        </message>
        <message>
            <source>Proposal</source>
            <translation>建议</translation>
        </message>
        <message>
            <source>Patients of a stopped session</source>
            <translation>停诊病人</translation>
        </message>
        <message>
            <source>Move as proposed</source>
            <translation>按建议改号</translation>
        </message>
        <message>
            <source>Another time</source>
            <translation>选别的时间</translation>
        </message>
        <message>
            <source>Move everybody</source>
            <translation>全部改号</translation>
        </message>
        <message>
            <source>Nobody is left in this session</source>
            <translation>这个门诊没有病人了</translation>
        </message>
        <message>
            <source>No room with the same fee on that day. The patient stays listed.</source>
            <translation>当天没有同样费用的空位。病人留在名单里。</translation>
        </message>
        <message>
            <source>At a window now: first say there what became of them.</source>
            <translation>正在窗口：请先在那里说明病人的情况。</translation>
        </message>
        <message>
            <source>Move {number} to:</source>
            <translation>{number} 改到：</translation>
        </message>
        <message>
            <source>{count} patients were moved.</source>
            <translation>已为 {count} 位病人改号。</translation>
        </message>
        <message>
            <source>{count} slips did not come out: see the print jobs.</source>
            <translation>{count} 张小票没打出来：请看打印列表。</translation>
        </message>
        <message>
            <source>Proposal: {time}, {doctor}, {room}; about {wait}. The place in line is kept.</source>
            <translation>建议：{time}，{doctor}，{room}；大约等{wait}。排队次序不变。</translation>
        </message>
        <message>
            <source>No room</source>
            <translation>没有空位</translation>
        </message>
        <message>
            <source>The database does not answer. It is asked again by itself.</source>
            <translation>数据库没有回应，会自动再试。</translation>
        </message>
        <message>
            <source>As it was {ago}</source>
            <translation>这是{ago}的情况</translation>
        </message>
        <message>
            <source>Updated {ago}</source>
            <translation>{ago}更新</translation>
        </message>
        <message>
            <source>The database does not answer. Nothing was changed; please try again in a moment.</source>
            <translation>数据库没有应答，什么都没有改动，请稍后再试。</translation>
        </message>
        <message>
            <source>Money</source>
            <translation>费用</translation>
        </message>
        <message>
            <source>Number or name ({key})</source>
            <translation>号码或姓名（{key}）</translation>
        </message>
        <message>
            <source>Find in the list</source>
            <translation>在列表中找</translation>
        </message>
        <message>
            <source>Move it</source>
            <translation>改号</translation>
        </message>
        <message>
            <source>Cancel the visit</source>
            <translation>取消挂号</translation>
        </message>
        <message>
            <source>Give money back</source>
            <translation>退费</translation>
        </message>
        <message>
            <source>Visits of {name}</source>
            <translation>{name} 的挂号</translation>
        </message>
        <message>
            <source>No visit here</source>
            <translation>没有挂号</translation>
        </message>
        <message>
            <source>Move {number} to {time}, {doctor}, {room}?</source>
            <translation>把 {number} 改到 {time}，{doctor}，{room}？</translation>
        </message>
        <message>
            <source>Move and print</source>
            <translation>改号并打印</translation>
        </message>
        <message>
            <source>Cancel {number}, {name}?</source>
            <translation>取消 {number} {name} 的挂号？</translation>
        </message>
        <message>
            <source>Cancelled: number {number}. Its place is free again.</source>
            <translation>已取消：{number} 号。号源已放回。</translation>
        </message>
        <message>
            <source>¥{amount} goes back to the patient.</source>
            <translation>{amount} 元退给患者。</translation>
        </message>
        <message>
            <source>Not paid yet</source>
            <translation>还没扣钱</translation>
        </message>
        <message>
            <source>Called</source>
            <translation>已经请了</translation>
        </message>
        <message>
            <source>In the room</source>
            <translation>正在看</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>暂挂</translation>
        </message>
        <message>
            <source>Missed the calls</source>
            <translation>过号</translation>
        </message>
        <message>
            <source>Day over</source>
            <translation>当天已结束</translation>
        </message>
        <message>
            <source>To pay</source>
            <translation>待付</translation>
        </message>
        <message>
            <source>Paid</source>
            <translation>已经扣钱</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Paper is out</source>
            <translation>缺纸</translation>
        </message>
        <message>
            <source>Cover is open</source>
            <translation>盖子开着</translation>
        </message>
        <message>
            <source>Printer is off</source>
            <translation>打印机没开</translation>
        </message>
        <message>
            <source>Printer has a fault</source>
            <translation>打印机故障</translation>
        </message>
        <message>
            <source>No printer there</source>
            <translation>那里没有打印机</translation>
        </message>
        <message>
            <source>Could not be drawn</source>
            <translation>没能生成</translation>
        </message>
        <message>
            <source>Broken off while printing</source>
            <translation>打印中断</translation>
        </message>
        <message>
            <source>Ticket</source>
            <translation>小票</translation>
        </message>
        <message>
            <source>Invoice</source>
            <translation>发票</translation>
        </message>
        <message>
            <source>Wristband</source>
            <translation>腕带</translation>
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
            <source>The paper has come out.</source>
            <translation>单据已打出。</translation>
        </message>
        <message>
            <source>The paper was sent to the printer.</source>
            <translation>单据已送到打印机。</translation>
        </message>
        <message>
            <source>The paper waits for the printer.</source>
            <translation>单据在等打印机。</translation>
        </message>
        <message>
            <source>The paper did not come out. It is in the list of print jobs.</source>
            <translation>单据没有打出来，在打印列表里。</translation>
        </message>
        <message>
            <source>Please see whether the paper came out.</source>
            <translation>请看一看单据出来了没有。</translation>
        </message>
        <message>
            <source>{count} min</source>
            <translation>{count} 分</translation>
        </message>
        <message>
            <source>{count} s ago</source>
            <translation>{count} 秒前</translation>
        </message>
        <message>
            <source>{count} min ago</source>
            <translation>{count} 分钟前</translation>
        </message>
        <message>
            <source>Any doctor</source>
            <translation>当班医生</translation>
        </message>
        <message>
            <source>wants to cancel</source>
            <translation>要求取消</translation>
        </message>
        <message>
            <source>Moved: number {number}.</source>
            <translation>已改号：{number} 号。</translation>
        </message>
        <message>
            <source>The ticket is printed once it is paid.</source>
            <translation>付款以后再打印小票。</translation>
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
            <source>My place in line</source>
            <translation>排队查询</translation>
        </message>
        <message>
            <source>See how many are before you</source>
            <translation>看看前面还有几个人</translation>
        </message>
        <message>
            <source>Cancel a visit</source>
            <translation>退号</translation>
        </message>
        <message>
            <source>Your money goes back the way you paid</source>
            <translation>付的钱原路退回</translation>
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
        <name>Kiosks</name>
        <message>
            <source>Choose a kiosk from the list.</source>
            <translation>请在列表中选一台自助机。</translation>
        </message>
        <message>
            <source>Ask to take over</source>
            <translation>请求接手</translation>
        </message>
        <message>
            <source>Ask no more</source>
            <translation>取消询问</translation>
        </message>
        <message>
            <source>Look on and point</source>
            <translation>查看并指引</translation>
        </message>
        <message>
            <source>At this step for {time}</source>
            <translation>在这一步 {time}</translation>
        </message>
        <message>
            <source>Stop looking</source>
            <translation>停止查看</translation>
        </message>
        <message>
            <source>Kiosk {device}</source>
            <translation>{device} 号机</translation>
        </message>
        <message>
            <source>Nobody can be registered at this desk: the kiosk goes on by itself.</source>
            <translation>这个导诊台不能挂号，自助机已自行继续。</translation>
        </message>
        <message>
            <source>Nothing was done for 5 minutes: the kiosk goes on by itself.</source>
            <translation>5 分钟没有操作，自助机已自行继续。</translation>
        </message>
        <message>
            <source>The database does not answer. It is tried again.</source>
            <translation>数据库没有回应，正在重试。</translation>
        </message>
        <message>
            <source>What the kiosk shows; names, numbers and amounts are left out. Enter points at a line.</source>
            <translation>自助机当前页面，姓名、号码和金额不显示。按回车键指给患者看。</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Control</source>
            <translation>控件</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Controls of the kiosk</source>
            <translation>自助机的控件</translation>
        </message>
        <message>
            <source>The kiosk is being asked what it shows. One moment, please.</source>
            <translation>正在读取自助机页面，请稍候。</translation>
        </message>
        <message>
            <source>On</source>
            <translation>已选</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>不可用</translation>
        </message>
        <message>
            <source>Who sits at which kiosk is not shown. To go on for somebody, ask first.</source>
            <translation>这里不显示患者是谁。要代为办理，请先询问患者。</translation>
        </message>
        <message>
            <source>Nobody is at a kiosk now.</source>
            <translation>现在没有人在用自助机。</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Here for</source>
            <translation>停留</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Sittings at the kiosks</source>
            <translation>正在使用的自助机</translation>
        </message>
        <message>
            <source>Kiosks</source>
            <translation>自助机</translation>
        </message>
        <message>
            <source>The list is as it was at {time}: the database does not answer.</source>
            <translation>数据库没有回应。列表是 {time} 的情况。</translation>
        </message>
        <message>
            <source>You go on for this patient in the section Register. Hand back or finish there.</source>
            <translation>您正在“挂号”页为这位患者办理。请在那里交还或办完。</translation>
        </message>
        <message>
            <source>Waiting for the patient's answer at the kiosk.</source>
            <translation>等待患者在自助机上回答。</translation>
        </message>
        <message>
            <source>Shown at the kiosk: {control}</source>
            <translation>已在自助机上指出：{control}</translation>
        </message>
        <message>
            <source>Large text</source>
            <translation>大字</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>高对比</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>低位</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>语音</translation>
        </message>
        <message>
            <source>Sign language</source>
            <translation>手语</translation>
        </message>
        <message>
            <source>Button</source>
            <translation>按钮</translation>
        </message>
        <message>
            <source>Choice</source>
            <translation>选项</translation>
        </message>
        <message>
            <source>On or off</source>
            <translation>开关</translation>
        </message>
        <message>
            <source>Keyboard</source>
            <translation>键盘</translation>
        </message>
        <message>
            <source>The patient would rather go on alone, or has not answered.</source>
            <translation>患者想自己办，或没有回答。</translation>
        </message>
        <message>
            <source>The patient goes on alone at the kiosk.</source>
            <translation>患者在自助机上自己继续办理。</translation>
        </message>
        <message>
            <source>The kiosk did not hear from this desk, and goes on by itself.</source>
            <translation>自助机收不到导诊台的消息，已自行继续。</translation>
        </message>
        <message>
            <source>{minutes}:{seconds}</source>
            <translation>{minutes}:{seconds}</translation>
        </message>
        <message>
            <source>Struggles</source>
            <translation>遇到困难</translation>
        </message>
        <message>
            <source>You help</source>
            <translation>您在帮忙</translation>
        </message>
        <message>
            <source>You have asked</source>
            <translation>您已询问</translation>
        </message>
        <message>
            <source>{owner} helps</source>
            <translation>{owner}在帮忙</translation>
        </message>
        <message>
            <source>{owner} has asked</source>
            <translation>{owner}已询问</translation>
        </message>
        <message>
            <source>The kiosk goes on by itself again.</source>
            <translation>自助机已自行继续。</translation>
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
        <name>MoneyDesk</name>
        <message>
            <source>Code, 8 digits</source>
            <translation>票据代码（8 位）</translation>
        </message>
        <message>
            <source>First number</source>
            <translation>起始号码</translation>
        </message>
        <message>
            <source>Last number</source>
            <translation>终止号码</translation>
        </message>
        <message>
            <source>For</source>
            <translation>使用者</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>A new book</source>
            <translation>新的票据本</translation>
        </message>
        <message>
            <source>Which machine takes from this book?</source>
            <translation>这本票据给哪台机器用？</translation>
        </message>
        <message>
            <source>Please enter a number.</source>
            <translation>请输入号码。</translation>
        </message>
        <message>
            <source>{amount} each</source>
            <translation>面额 {amount}</translation>
        </message>
        <message>
            <source>No number</source>
            <translation>不是数字</translation>
        </message>
        <message>
            <source>Opened</source>
            <translation>打开时间</translation>
        </message>
        <message>
            <source>Should be</source>
            <translation>应有</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>实点</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Drawer</source>
            <translation>钱箱</translation>
        </message>
        <message>
            <source>Change to begin with</source>
            <translation>备用金</translation>
        </message>
        <message>
            <source>Why it differs</source>
            <translation>差额原因</translation>
        </message>
        <message>
            <source>Cashier</source>
            <translation>收费员</translation>
        </message>
        <message>
            <source>Handed to (staff number)</source>
            <translation>交给（接收人工号）</translation>
        </message>
        <message>
            <source>Open the drawer</source>
            <translation>打开钱箱</translation>
        </message>
        <message>
            <source>Hand over</source>
            <translation>交款</translation>
        </message>
        <message>
            <source>No drawer was opened or counted today.</source>
            <translation>今天还没有打开或清点过的钱箱。</translation>
        </message>
        <message>
            <source>Open since {time}</source>
            <translation>{time} 打开</translation>
        </message>
        <message>
            <source>Your drawer</source>
            <translation>我的钱箱</translation>
        </message>
        <message>
            <source>Change: {amount}</source>
            <translation>备用金：{amount}</translation>
        </message>
        <message>
            <source>Taken: {amount}</source>
            <translation>收费：{amount}</translation>
        </message>
        <message>
            <source>Given back: {amount}</source>
            <translation>退费：{amount}</translation>
        </message>
        <message>
            <source>Should be: {amount}</source>
            <translation>应有：{amount}</translation>
        </message>
        <message>
            <source>Counted: {amount}</source>
            <translation>实点：{amount}</translation>
        </message>
        <message>
            <source>Please fill this in.</source>
            <translation>请填写这一项。</translation>
        </message>
        <message>
            <source>Total</source>
            <translation>合计</translation>
        </message>
        <message>
            <source>{amount} too much</source>
            <translation>多 {amount}</translation>
        </message>
        <message>
            <source>{amount} missing</source>
            <translation>少 {amount}</translation>
        </message>
        <message>
            <source>Please enter an amount, 0 for none.</source>
            <translation>请输入金额，没有就填 0。</translation>
        </message>
        <message>
            <source>Your drawer is open.</source>
            <translation>钱箱已打开。</translation>
        </message>
        <message>
            <source>Counted and handed over: {amount}.</source>
            <translation>已清点并交款：{amount}。</translation>
        </message>
        <message>
            <source>Not counted yet</source>
            <translation>还没清点</translation>
        </message>
        <message>
            <source>Agrees</source>
            <translation>一致</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>票据代码</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>号码段</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>剩余</translation>
        </message>
        <message>
            <source>Invoice books</source>
            <translation>票据本</translation>
        </message>
        <message>
            <source>Invoice number, ticket or name</source>
            <translation>票据号码、排队号或姓名</translation>
        </message>
        <message>
            <source>Add a book</source>
            <translation>新增票据本</translation>
        </message>
        <message>
            <source>Another machine</source>
            <translation>换给别的机器</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>Void it</source>
            <translation>作废</translation>
        </message>
        <message>
            <source>No invoice is found.</source>
            <translation>没有找到票据。</translation>
        </message>
        <message>
            <source>Patient</source>
            <translation>病人</translation>
        </message>
        <message>
            <source>There is no book yet: no invoice can be printed.</source>
            <translation>还没有票据本，不能打印票据。</translation>
        </message>
        <message>
            <source>{count} numbers left, next: {number}</source>
            <translation>还剩 {count} 个号码，下一个是 {number}</translation>
        </message>
        <message>
            <source>Reverses number {number}</source>
            <translation>冲销 {number} 号</translation>
        </message>
        <message>
            <source>Withdraw the book {code}? Its last {count} numbers stay unused.</source>
            <translation>停用票据本 {code}？剩下的 {count} 个号码不再使用。</translation>
        </message>
        <message>
            <source>Withdrawn: {count} numbers stay unused.</source>
            <translation>已停用：{count} 个号码不再使用。</translation>
        </message>
        <message>
            <source>Void number {number} and print a new one?</source>
            <translation>把 {number} 号作废，另打一张新的？</translation>
        </message>
        <message>
            <source>Voided. The new invoice is printed.</source>
            <translation>已作废，新票据正在打印。</translation>
        </message>
        <message>
            <source>Voided. There is a new invoice.</source>
            <translation>已作废，另开了一张新票据。</translation>
        </message>
        <message>
            <source>Print a copy</source>
            <translation>补打</translation>
        </message>
        <message>
            <source>Invoices found</source>
            <translation>找到的票据</translation>
        </message>
        <message>
            <source>Find an invoice by its number</source>
            <translation>按票据号码查找</translation>
        </message>
        <message>
            <source>The book is added.</source>
            <translation>票据本已新增。</translation>
        </message>
        <message>
            <source>The book is for {machine} now.</source>
            <translation>票据本现在由{machine}使用。</translation>
        </message>
        <message>
            <source>Which items are refunded?</source>
            <translation>退哪些项目？</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Please choose at least one.</source>
            <translation>请至少选一项。</translation>
        </message>
        <message>
            <source>To refund: {amount}</source>
            <translation>要退：{amount}</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>The patient wishes it</source>
            <translation>病人要求</translation>
        </message>
        <message>
            <source>Registered by mistake</source>
            <translation>挂错号了</translation>
        </message>
        <message>
            <source>The doctor is not there</source>
            <translation>医生停诊</translation>
        </message>
        <message>
            <source>Charged too much</source>
            <translation>多收了费用</translation>
        </message>
        <message>
            <source>Usual reasons: ↓</source>
            <translation>常用原因（按 ↓ 选）</translation>
        </message>
        <message>
            <source>Usual reasons</source>
            <translation>常用原因</translation>
        </message>
        <message>
            <source>Staff number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Secret</source>
            <translation>口令</translation>
        </message>
        <message>
            <source>I agree</source>
            <translation>我同意</translation>
        </message>
        <message>
            <source>This has to be somebody else.</source>
            <translation>须由另一位同事批准。</translation>
        </message>
        <message>
            <source>Their role may not approve refunds.</source>
            <translation>这位同事不能批准退费。</translation>
        </message>
        <message>
            <source>Gateway</source>
            <translation>支付渠道</translation>
        </message>
        <message>
            <source>It says</source>
            <translation>对方答复</translation>
        </message>
        <message>
            <source>Orders without an end</source>
            <translation>结果不明的订单</translation>
        </message>
        <message>
            <source>Look for the order in the payment company's own records first.</source>
            <translation>请先到支付公司的商户平台查这笔订单。</translation>
        </message>
        <message>
            <source>It was paid</source>
            <translation>确认已付款</translation>
        </message>
        <message>
            <source>It was not paid</source>
            <translation>确认未付款</translation>
        </message>
        <message>
            <source>Every order has an end</source>
            <translation>没有结果不明的订单</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Our books</source>
            <translation>我方账</translation>
        </message>
        <message>
            <source>Bill</source>
            <translation>账单</translation>
        </message>
        <message>
            <source>Reconcile</source>
            <translation>对账</translation>
        </message>
        <message>
            <source>Fetch the bill</source>
            <translation>获取账单</translation>
        </message>
        <message>
            <source>Bill from a file</source>
            <translation>从文件读账单</translation>
        </message>
        <message>
            <source>Explain it</source>
            <translation>说明原因</translation>
        </message>
        <message>
            <source>Orders without an end: {count}. See “Stuck”.</source>
            <translation>结果不明的订单：{count} 笔，见“待核实”。</translation>
        </message>
        <message>
            <source>No differences here</source>
            <translation>没有差异</translation>
        </message>
        <message>
            <source>Line {number} of the bill</source>
            <translation>账单第 {number} 行</translation>
        </message>
        <message>
            <source>Why do they differ?</source>
            <translation>为什么不一致？</translation>
        </message>
        <message>
            <source>Written down. A later bill may still close it.</source>
            <translation>已记下。以后的账单对上了也会自动关闭。</translation>
        </message>
        <message>
            <source>This file was known already: nothing was changed.</source>
            <translation>这份账单以前对过，没有改动。</translation>
        </message>
        <message>
            <source>{gateway}: no bill yet</source>
            <translation>{gateway}：还没有账单</translation>
        </message>
        <message>
            <source>{gateway}: {count} lines, {amount} agree</source>
            <translation>{gateway}：{count} 行，{amount} 一致</translation>
        </message>
        <message>
            <source>nothing open</source>
            <translation>没有待处理</translation>
        </message>
        <message>
            <source>{count} open</source>
            <translation>待处理 {count} 笔</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>号码</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Paid with</source>
            <translation>付款方式</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Today's refunds</source>
            <translation>今天的退费</translation>
        </message>
        <message>
            <source>Refund items</source>
            <translation>退部分项目</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再退一次</translation>
        </message>
        <message>
            <source>No payment is found. Esc shows today's refunds.</source>
            <translation>没有找到缴费记录。按 Esc 看今天的退费。</translation>
        </message>
        <message>
            <source>Nothing was refunded today.</source>
            <translation>今天还没有退费。</translation>
        </message>
        <message>
            <source>Refunded or on its way: {amount}</source>
            <translation>已退或在退：{amount}</translation>
        </message>
        <message>
            <source>Find a payment to refund</source>
            <translation>查找要退的缴费</translation>
        </message>
        <message>
            <source>Cancel {number}? Its place becomes free.</source>
            <translation>给 {number} 退号？号源会放回。</translation>
        </message>
        <message>
            <source>Cancel and refund</source>
            <translation>退号并退费</translation>
        </message>
        <message>
            <source>The invoice is reversed; a new one is printed for the rest.</source>
            <translation>原票据冲红，其余项目另开一张新票据。</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>退费</translation>
        </message>
        <message>
            <source>Fully paid</source>
            <translation>已缴费</translation>
        </message>
        <message>
            <source>Partial</source>
            <translation>已退一部分</translation>
        </message>
        <message>
            <source>Amount</source>
            <translation>金额</translation>
        </message>
        <message>
            <source>Ticket, card, name or invoice number</source>
            <translation>排队号、证件、姓名或票据号码</translation>
        </message>
        <message>
            <source>Cancel the visit</source>
            <translation>取消挂号</translation>
        </message>
        <message>
            <source>Hand over cash</source>
            <translation>改退现金</translation>
        </message>
        <message>
            <source>Payments found</source>
            <translation>找到的缴费</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>收费</translation>
        </message>
        <message>
            <source>By</source>
            <translation>统计方式</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>明细</translation>
        </message>
        <message>
            <source>Refunded</source>
            <translation>已退费</translation>
        </message>
        <message>
            <source>Net</source>
            <translation>净额</translation>
        </message>
        <message>
            <source>Day's report</source>
            <translation>日报</translation>
        </message>
        <message>
            <source>Save as {ending}</source>
            <translation>存为 {ending}</translation>
        </message>
        <message>
            <source>Payments: {count}, {amount}</source>
            <translation>缴费：{count} 笔，{amount}</translation>
        </message>
        <message>
            <source>Refunds: {count}, {amount}</source>
            <translation>退费：{count} 笔，{amount}</translation>
        </message>
        <message>
            <source>Invoices: {count}, {amount}</source>
            <translation>票据：{count} 张，{amount}</translation>
        </message>
        <message>
            <source>Reversals: {count}, {amount}</source>
            <translation>冲红：{count} 张，{amount}</translation>
        </message>
        <message>
            <source>Voided: {count}, {amount}</source>
            <translation>作废：{count} 张，{amount}</translation>
        </message>
        <message>
            <source>Net: {amount}</source>
            <translation>净额：{amount}</translation>
        </message>
        <message>
            <source>All four views agree.</source>
            <translation>四种统计的合计一致。</translation>
        </message>
        <message>
            <source>Where to save the report</source>
            <translation>日报保存到哪里</translation>
        </message>
        <message>
            <source>Being checked: {count}, {amount}</source>
            <translation>其中正在核对：{count} 笔，{amount}</translation>
        </message>
        <message>
            <source>Saved: {path}</source>
            <translation>已保存：{path}</translation>
        </message>
        <message>
            <source>{view} differs by {amount}</source>
            <translation>{view}相差 {amount}</translation>
        </message>
        <message>
            <source>Pay</source>
            <translation>收费</translation>
        </message>
        <message>
            <source>Refunds</source>
            <translation>退费</translation>
        </message>
        <message>
            <source>Invoices</source>
            <translation>票据</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>日报</translation>
        </message>
        <message>
            <source>Stuck</source>
            <translation>待核实</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>科室</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>To pay</source>
            <translation>应收</translation>
        </message>
        <message>
            <source>To be paid</source>
            <translation>待收费</translation>
        </message>
        <message>
            <source>Ticket, card, name or number</source>
            <translation>排队号、证件、姓名或号码</translation>
        </message>
        <message>
            <source>Cash given</source>
            <translation>收到现金</translation>
        </message>
        <message>
            <source>Number on the card slip</source>
            <translation>刷卡小票参考号</translation>
        </message>
        <message>
            <source>Payment code on the phone</source>
            <translation>手机付款码</translation>
        </message>
        <message>
            <source>Take cash</source>
            <translation>收现金</translation>
        </message>
        <message>
            <source>Take a card</source>
            <translation>收银行卡</translation>
        </message>
        <message>
            <source>Take the code</source>
            <translation>收付款码</translation>
        </message>
        <message>
            <source>Your drawer: {amount}</source>
            <translation>我的钱箱：{amount}</translation>
        </message>
        <message>
            <source>Nobody has anything to pay.</source>
            <translation>现在没有人要交费。</translation>
        </message>
        <message>
            <source>Nothing is due for them. Esc shows the whole list.</source>
            <translation>这位病人没有要交的费用。按 Esc 看全部。</translation>
        </message>
        <message>
            <source>{number}: nothing is due any more. Please choose again.</source>
            <translation>{number} 已不用交费，请重新选择病人。</translation>
        </message>
        <message>
            <source>Nothing to be paid</source>
            <translation>没有要交的费用</translation>
        </message>
        <message>
            <source>Insurance pays {amount}</source>
            <translation>医保支付 {amount}</translation>
        </message>
        <message>
            <source>To pay {amount}</source>
            <translation>应收 {amount}</translation>
        </message>
        <message>
            <source>Please enter an amount, such as 100 or 12.5.</source>
            <translation>请输入金额，例如 100 或 12.5。</translation>
        </message>
        <message>
            <source>The cash is less than what is due.</source>
            <translation>收到的现金不够应收金额。</translation>
        </message>
        <message>
            <source>Please enter the number on the slip.</source>
            <translation>请输入刷卡小票上的参考号。</translation>
        </message>
        <message>
            <source>Please scan the code on the patient's phone.</source>
            <translation>请扫病人手机上的付款码。</translation>
        </message>
        <message>
            <source>Change {amount}</source>
            <translation>找零 {amount}</translation>
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
            <source>WeChat (demo)</source>
            <translation>微信（演示）</translation>
        </message>
        <message>
            <source>Alipay (demo)</source>
            <translation>支付宝（演示）</translation>
        </message>
        <message>
            <source>Phone (demo)</source>
            <translation>手机（演示）</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>现金</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>银行卡</translation>
        </message>
        <message>
            <source>{amount} goes back to the patient's WeChat.</source>
            <translation>{amount} 退回病人的微信。</translation>
        </message>
        <message>
            <source>{amount} goes back to the patient's Alipay.</source>
            <translation>{amount} 退回病人的支付宝。</translation>
        </message>
        <message>
            <source>{amount} goes back the way it was paid.</source>
            <translation>{amount} 按原路退回。</translation>
        </message>
        <message>
            <source>You hand {amount} to the patient in cash.</source>
            <translation>请付给病人现金 {amount}。</translation>
        </message>
        <message>
            <source>You give {amount} back at the card terminal.</source>
            <translation>请在刷卡机上退 {amount}。</translation>
        </message>
        <message>
            <source>Checking</source>
            <translation>正在核对</translation>
        </message>
        <message>
            <source>Valid</source>
            <translation>有效</translation>
        </message>
        <message>
            <source>Reversal</source>
            <translation>红票</translation>
        </message>
        <message>
            <source>Voided</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>支付方式</translation>
        </message>
        <message>
            <source>The money has gone back.</source>
            <translation>钱已经退回。</translation>
        </message>
        <message>
            <source>{amount} has not gone back yet. Try again, or hand over cash.</source>
            <translation>{amount} 还没有退回。请再退一次，或改退现金。</translation>
        </message>
        <message>
            <source>Being checked: {amount} is on its way back. The desk keeps asking.</source>
            <translation>正在核对：{amount} 正在退回，系统会继续查询。</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>没有退成</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>使用中</translation>
        </message>
        <message>
            <source>Low</source>
            <translation>快用完</translation>
        </message>
        <message>
            <source>Used up</source>
            <translation>已用完</translation>
        </message>
        <message>
            <source>Withdrawn</source>
            <translation>已停用</translation>
        </message>
        <message>
            <source>Reversed</source>
            <translation>已冲红</translation>
        </message>
        <message>
            <source>Across midnight</source>
            <translation>跨日</translation>
        </message>
        <message>
            <source>Only ours</source>
            <translation>短款</translation>
        </message>
        <message>
            <source>Only theirs</source>
            <translation>长款</translation>
        </message>
        <message>
            <source>Amounts differ</source>
            <translation>金额不符</translation>
        </message>
        <message>
            <source>States differ</source>
            <translation>状态不符</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>待处理</translation>
        </message>
        <message>
            <source>Explained</source>
            <translation>已说明</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已结</translation>
        </message>
        <message>
            <source>No clear answer</source>
            <translation>没有明确答复</translation>
        </message>
        <message>
            <source>{amount} was paid</source>
            <translation>实付 {amount}</translation>
        </message>
        <message>
            <source>Not connected</source>
            <translation>已不再接入</translation>
        </message>
        <message>
            <source>Machine</source>
            <translation>机器</translation>
        </message>
        <message>
            <source>Item</source>
            <translation>收费项目</translation>
        </message>
        <message>
            <source>All machines</source>
            <translation>全部机器</translation>
        </message>
        <message>
            <source>Charged: {amount} is taken.</source>
            <translation>已经收好 {amount}。</translation>
        </message>
        <message>
            <source>Charged: {amount} is taken. The papers are printed.</source>
            <translation>已经收好 {amount}，票据正在打印。</translation>
        </message>
        <message>
            <source>Not charged: no money has moved. Try again.</source>
            <translation>没有扣钱，钱没有动。可以再试一次。</translation>
        </message>
        <message>
            <source>Being checked. Please do not take it again.</source>
            <translation>正在核对，请不要再收一次。</translation>
        </message>
        <message>
            <source>Not charged yet: the patient confirms on the phone.</source>
            <translation>还没有扣钱：请病人在手机上确认。</translation>
        </message>
        <message>
            <source>Being checked. The desk keeps asking; please do not pay it out.</source>
            <translation>正在核对，系统会继续查询；请先不要付现金。</translation>
        </message>
        <message>
            <source>It did not go through. Try again, or hand over cash.</source>
            <translation>钱没有退成。请再退一次，或改退现金。</translation>
        </message>
        <message>
            <source>Done. No money had to go back.</source>
            <translation>已办好，没有钱要退。</translation>
        </message>
        <message>
            <source>{amount} went back to the patient.</source>
            <translation>{amount} 已退给病人。</translation>
        </message>
        <message>
            <source>{number}: {amount} counts as paid. The patient gets ticket and invoice.</source>
            <translation>{number}：{amount} 按已付款处理，病人可取号取票。</translation>
        </message>
        <message>
            <source>{number}: {amount} counts as not paid, or as gone back. The place becomes free.</source>
            <translation>{number}：{amount} 按未付款（或钱已退回）处理，号源会放出来。</translation>
        </message>
        <message>
            <source>Written down: charged. Ticket and invoice can be printed.</source>
            <translation>已登记：已扣款，可打印号票和发票。</translation>
        </message>
        <message>
            <source>It is known by now: charged. What you decided was not needed.</source>
            <translation>现已查明：已扣款。您的处理没有采用。</translation>
        </message>
        <message>
            <source>Written down: not charged. The place becomes free by itself.</source>
            <translation>已登记：未扣款，号源会自动放出来。</translation>
        </message>
        <message>
            <source>It is known by now: not charged. What you decided was not needed.</source>
            <translation>现已查明：未扣款。您的处理没有采用。</translation>
        </message>
        <message>
            <source>{count} more items {amount}</source>
            <translation>另有 {count} 项 {amount}</translation>
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
            <source>Hold the ticket's code in front of the scanner.</source>
            <translation>把号票上的二维码对准扫码口。</translation>
        </message>
        <message>
            <source>Nothing with you?</source>
            <translation>什么都没带？</translation>
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
            <source>today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Place kept until the end of {day}.</source>
            <translation>号给您留到{day}。</translation>
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
            <source>Keep my visit</source>
            <translation>不退，留着号</translation>
        </message>
        <message>
            <source>Yes, cancel this visit</source>
            <translation>确定退号</translation>
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
            <source>Refund</source>
            <translation>退款</translation>
        </message>
        <message>
            <source>Your place goes to somebody else.</source>
            <translation>这个号会让给别人。</translation>
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
            <source>Your insurance account pays</source>
            <translation>医保个人账户支付</translation>
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
            <source>Registered. Come {day}, floor {floor}</source>
            <translation>挂好了，{day}请到 {floor} 楼</translation>
        </message>
        <message>
            <source>Registered. Go to floor {floor}</source>
            <translation>挂好了，请到 {floor} 楼</translation>
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
            <source>Registered. Pay first</source>
            <translation>挂好了，请先付款</translation>
        </message>
        <message>
            <source>Please take your ticket from the slot.</source>
            <translation>小票在下方出口，请拿好。</translation>
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
            <source>Print the refund paper</source>
            <translation>打印退费单</translation>
        </message>
        <message>
            <source>There is nothing to cancel here</source>
            <translation>这里没有可以退的号</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>结束</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>号已退</translation>
        </message>
        <message>
            <source>You had not paid. There is nothing more to do.</source>
            <translation>您没有付过钱，不用再办什么。</translation>
        </message>
        <message>
            <source>You need do nothing more.</source>
            <translation>您不用再办什么。</translation>
        </message>
        <message>
            <source>Cancelled and refunded</source>
            <translation>号已退，钱已退</translation>
        </message>
        <message>
            <source>Cancelled. Money on its way.</source>
            <translation>号已退，钱正在退</translation>
        </message>
        <message>
            <source>Cancelled. Nothing went back yet.</source>
            <translation>号已退，钱还没退</translation>
        </message>
        <message>
            <source>{amount} is still yours. A payment window gives it to you.</source>
            <translation>{amount}还是您的，请到收费窗口领取。</translation>
        </message>
        <message>
            <source>for your records</source>
            <translation>留作凭据</translation>
        </message>
        <message>
            <source>When your money comes</source>
            <translation>钱什么时候到</translation>
        </message>
        <message>
            <source>How you get your money</source>
            <translation>怎么拿回您的钱</translation>
        </message>
        <message>
            <source>Please take your paper from the slot below.</source>
            <translation>请从下方出口取纸。</translation>
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
            <source>type the password</source>
            <translation>请输密码</translation>
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
            <source>Open Alipay, tap “Scan”</source>
            <translation>打开支付宝“扫一扫”</translation>
        </message>
        <message>
            <source>Code to pay with your phone</source>
            <translation>手机付款的二维码</translation>
        </message>
        <message>
            <source>Or hold your payment code to the scanner.</source>
            <translation>也可以把付款码对准扫码口。</translation>
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
            <source>Please type your password on your phone</source>
            <translation>请在手机上输密码</translation>
        </message>
        <message>
            <source>Nothing is charged before that. Then this page goes on by itself.</source>
            <translation>输密码之前不会扣钱。付好了，这里会自动显示。</translation>
        </message>
        <message>
            <source>Scan a code instead</source>
            <translation>改用扫码付款</translation>
        </message>
        <message>
            <source>WeChat</source>
            <translation>微信</translation>
        </message>
        <message>
            <source>Open WeChat, tap “Scan”</source>
            <translation>打开微信“扫一扫”</translation>
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
            <source>Amount</source>
            <translation>金额</translation>
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
            <source>It takes longer than usual. Please ask staff. Your place waits for the answer.</source>
            <translation>比平常久了一些。请找工作人员来查。没查清之前，号给您留着。</translation>
        </message>
        <message>
            <source>It did not work this time; your money has not moved. Try again, or pay at a window by the end of {day}.</source>
            <translation>这次没有付成功，您的钱没有动。可以再付一次；到窗口付，号给您留到{day}。</translation>
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
            <source>Paying by phone does not work here now. Your money has not moved. Please pay at a window.</source>
            <translation>现在这里不能用手机付款。您的钱没有动。请到窗口付款。</translation>
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
        <message>
            <source>Check in</source>
            <translation>报到</translation>
        </message>
        <message>
            <source>You are back in line</source>
            <translation>报到成功，您已回到队里</translation>
        </message>
        <message>
            <source>Please wait near the room.</source>
            <translation>请在诊室附近等候。</translation>
        </message>
        <message>
            <source>You are next</source>
            <translation>下一位就是您</translation>
        </message>
        <message>
            <source>You are not in line now</source>
            <translation>您现在不在队里</translation>
        </message>
        <message>
            <source>Please pay first</source>
            <translation>请先付款</translation>
        </message>
        <message>
            <source>You are in line</source>
            <translation>您正在排队</translation>
        </message>
        <message>
            <source>It is your turn. Please go now</source>
            <translation>轮到您了，请现在过去</translation>
        </message>
        <message>
            <source>It is your turn</source>
            <translation>轮到您了</translation>
        </message>
        <message>
            <source>We keep your place</source>
            <translation>您的位置给您留着</translation>
        </message>
        <message>
            <source>Your visit is over</source>
            <translation>您已经看完了</translation>
        </message>
        <message>
            <source>This number has ended</source>
            <translation>这个号已经结束</translation>
        </message>
        <message>
            <source>Go to {where}, floor {floor}.</source>
            <translation>请到 {floor} 楼 {where}。</translation>
        </message>
        <message>
            <source>The doctor has a break. Your place stays yours.</source>
            <translation>医生暂停叫号，您的位置不变。</translation>
        </message>
        <message>
            <source>Tap Check in. You come back behind those who wait.</source>
            <translation>请点“报到”，会排到现在等候的人后面。</translation>
        </message>
        <message>
            <source>Go to a payment window. Your place stays yours.</source>
            <translation>请先到收费窗口缴费，位置给您留着。</translation>
        </message>
        <message>
            <source>This page follows the line by itself.</source>
            <translation>这一页会自己更新。</translation>
        </message>
        <message>
            <source>You are back? Tap Check in.</source>
            <translation>您回来了吗？请点“报到”。</translation>
        </message>
        <message>
            <source>Any question? The guide desk is here for you.</source>
            <translation>有疑问请到导诊台。</translation>
        </message>
        <message>
            <source>please go in</source>
            <translation>请进</translation>
        </message>
        <message>
            <source>Number {ticket}</source>
            <translation>{ticket} 号</translation>
        </message>
        <message>
            <source>Or hold your insurance code in front of the scanner.</source>
            <translation>也可以把医保码对准扫码口。</translation>
        </message>
        <message>
            <source>not paid yet</source>
            <translation>还没有付钱</translation>
        </message>
        <message>
            <source>{amount} back to your WeChat</source>
            <translation>{amount}退回微信</translation>
        </message>
        <message>
            <source>{amount} back to your Alipay</source>
            <translation>{amount}退回支付宝</translation>
        </message>
        <message>
            <source>{amount} back the way you paid</source>
            <translation>{amount}原路退回</translation>
        </message>
        <message>
            <source>You have not paid. No money goes back.</source>
            <translation>您还没有付钱，不用退钱。</translation>
        </message>
        <message>
            <source>{amount} goes back to your WeChat.</source>
            <translation>{amount}会退到您的微信。</translation>
        </message>
        <message>
            <source>{amount} goes back to your Alipay.</source>
            <translation>{amount}会退到您的支付宝。</translation>
        </message>
        <message>
            <source>{amount} goes back the way you paid.</source>
            <translation>{amount}会原路退给您。</translation>
        </message>
        <message>
            <source>{amount} went back to your WeChat.</source>
            <translation>{amount}已经退到您的微信。</translation>
        </message>
        <message>
            <source>{amount} went back to your Alipay.</source>
            <translation>{amount}已经退到您的支付宝。</translation>
        </message>
        <message>
            <source>{amount} went back the way you paid.</source>
            <translation>{amount}已经原路退给您。</translation>
        </message>
        <message>
            <source>Refunded</source>
            <translation>已退</translation>
        </message>
        <message>
            <source>Your money</source>
            <translation>您的钱</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>在哪里拿</translation>
        </message>
        <message>
            <source>At a payment window</source>
            <translation>收费窗口</translation>
        </message>
        <message>
            <source>Please bring</source>
            <translation>请带上</translation>
        </message>
        <message>
            <source>The paper you showed here</source>
            <translation>刚才用的证件</translation>
        </message>
        <message>
            <source>In some working days</source>
            <translation>几个工作日到账</translation>
        </message>
        <message>
            <source>Ask a payment window</source>
            <translation>请到收费窗口问</translation>
        </message>
        <message>
            <source>Not there yet</source>
            <translation>还没收到</translation>
        </message>
        <message>
            <source>In a few minutes</source>
            <translation>几分钟到账</translation>
        </message>
        <message>
            <source>To the wallet</source>
            <translation>退到零钱或余额</translation>
        </message>
        <message>
            <source>To a bank card</source>
            <translation>退到银行卡</translation>
        </message>
        <message>
            <source>One moment: the code is changed.</source>
            <translation>请稍等，正在换码。</translation>
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
        <name>Patients</name>
        <message>
            <source>Correct the file</source>
            <translation>更正档案</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>性别</translation>
        </message>
        <message>
            <source>Birth date</source>
            <translation>出生日期</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>手机</translation>
        </message>
        <message>
            <source>Fee class</source>
            <translation>费别</translation>
        </message>
        <message>
            <source>Paper to add</source>
            <translation>添加证件</translation>
        </message>
        <message>
            <source>Its number</source>
            <translation>证件号码</translation>
        </message>
        <message>
            <source>Paper to withdraw</source>
            <translation>撤下证件</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>先不做</translation>
        </message>
        <message>
            <source>There may be another file of this person.</source>
            <translation>这个人可能还有另一份档案。</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>纸张</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>Nobody in hand</source>
            <translation>还没有选病人</translation>
        </message>
        <message>
            <source>Find somebody, then choose with the arrows.</source>
            <translation>先查找，再用上下键选。</translation>
        </message>
        <message>
            <source>No number for today.</source>
            <translation>今天没有排队号。</translation>
        </message>
        <message>
            <source>Guardian</source>
            <translation>监护人</translation>
        </message>
        <message>
            <source>No paper yet.</source>
            <translation>还没有证件。</translation>
        </message>
        <message>
            <source>Joined</source>
            <translation>已并入</translation>
        </message>
        <message>
            <source>Entered {day}</source>
            <translation>{day}建档</translation>
        </message>
        <message>
            <source>Name, Pinyin, number, last four of the phone, ticket</source>
            <translation>姓名、拼音、号码、手机后四位、排队号</translation>
        </message>
        <message>
            <source>Name, number, phone, ticket</source>
            <translation>姓名、号码、手机、排队号</translation>
        </message>
        <message>
            <source>Name or number</source>
            <translation>姓名或号码</translation>
        </message>
        <message>
            <source>Which file is the same person's?</source>
            <translation>哪一份是同一个人的？</translation>
        </message>
        <message>
            <source>Find the other file</source>
            <translation>查找另一份档案</translation>
        </message>
        <message>
            <source>Files that may be the same</source>
            <translation>可能重复的档案</translation>
        </message>
        <message>
            <source>Let the other one stay</source>
            <translation>改为保留另一份</translation>
        </message>
        <message>
            <source>Nobody shares name and birth date, or the phone. Find the other file above.</source>
            <translation>没有姓名、出生日期或手机相同的人。请在上面查找另一份档案。</translation>
        </message>
        <message>
            <source>Nobody found.</source>
            <translation>没有找到。</translation>
        </message>
        <message>
            <source>{kept} of {name} stays, {gone} goes into it. Join the two?</source>
            <translation>保留 {name} 的 {kept}，把 {gone} 并进去。要合并吗？</translation>
        </message>
        <message>
            <source>Join</source>
            <translation>合并</translation>
        </message>
        <message>
            <source>Patients</source>
            <translation>病人</translation>
        </message>
        <message>
            <source>Find a patient</source>
            <translation>找病人</translation>
        </message>
        <message>
            <source>Patients found</source>
            <translation>找到的病人</translation>
        </message>
        <message>
            <source>Whoever is here today comes first.</source>
            <translation>今天来过的人排在前面。</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>显示</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>挂号</translation>
        </message>
        <message>
            <source>Triage</source>
            <translation>分诊</translation>
        </message>
        <message>
            <source>Correct</source>
            <translation>更正</translation>
        </message>
        <message>
            <source>Take apart</source>
            <translation>拆开</translation>
        </message>
        <message>
            <source>The file has been corrected.</source>
            <translation>档案已更正。</translation>
        </message>
        <message>
            <source>The two files are one now.</source>
            <translation>两份档案已合并。</translation>
        </message>
        <message>
            <source>Give {number} back a file of its own?</source>
            <translation>要把 {number} 拆成单独的档案吗？</translation>
        </message>
        <message>
            <source>They are two files again.</source>
            <translation>已拆回两份档案。</translation>
        </message>
        <message>
            <source>Ticket</source>
            <translation>小票</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>门诊号</translation>
        </message>
        <message>
            <source>Pinyin</source>
            <translation>拼音</translation>
        </message>
        <message>
            <source>name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>sex</source>
            <translation>性别</translation>
        </message>
        <message>
            <source>birth date</source>
            <translation>出生日期</translation>
        </message>
        <message>
            <source>phone</source>
            <translation>手机号</translation>
        </message>
        <message>
            <source>fee class</source>
            <translation>费别</translation>
        </message>
        <message>
            <source>paper added</source>
            <translation>添加证件</translation>
        </message>
        <message>
            <source>paper withdrawn</source>
            <translation>撤下证件</translation>
        </message>
        <message>
            <source>Corrected</source>
            <translation>已更正</translation>
        </message>
        <message>
            <source>Two files joined</source>
            <translation>两份档案合并</translation>
        </message>
        <message>
            <source>Taken apart</source>
            <translation>已拆开</translation>
        </message>
        <message>
            <source>Sex, age</source>
            <translation>性别 / 年龄</translation>
        </message>
        <message>
            <source>By</source>
            <translation>依据</translation>
        </message>
        <message>
            <source>{count} ahead</source>
            <translation>{count} 人</translation>
        </message>
        <message>
            <source>Insurance code</source>
            <translation>医保码</translation>
        </message>
        <message>
            <source>Health card</source>
            <translation>电子健康卡</translation>
        </message>
        <message>
            <source>The same</source>
            <translation>相同之处</translation>
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
        <name>Register</name>
        <message>
            <source>Department: Pinyin initials</source>
            <translation>科室：拼音首字母</translation>
        </message>
        <message>
            <source>Pinyin initials, such as nk</source>
            <translation>拼音首字母，如 nk</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>科室</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等候</translation>
        </message>
        <message>
            <source>Departments</source>
            <translation>科室列表</translation>
        </message>
        <message>
            <source>Department and doctor</source>
            <translation>科室和医生</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Doctors</source>
            <translation>医生列表</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>医生</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>职称</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>挂号费</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>余号</translation>
        </message>
        <message>
            <source>Earliest</source>
            <translation>最早</translation>
        </message>
        <message>
            <source>{day}: a digit chooses</source>
            <translation>{day}，按数字键选</translation>
        </message>
        <message>
            <source>Please finish with the patient in hand first.</source>
            <translation>请先办完手上这位病人。</translation>
        </message>
        <message>
            <source>Print the ticket again</source>
            <translation>补打小票</translation>
        </message>
        <message>
            <source>Print the invoice again</source>
            <translation>补打发票</translation>
        </message>
        <message>
            <source>Number {ticket}</source>
            <translation>{ticket} 号</translation>
        </message>
        <message>
            <source>To be paid at a window: {amount}</source>
            <translation>请到窗口付 {amount}</translation>
        </message>
        <message>
            <source>Acting for, company, aids</source>
            <translation>代办、陪诊、辅具</translation>
        </message>
        <message>
            <source>Without papers</source>
            <translation>无证待补</translation>
        </message>
        <message>
            <source>Hand back to the kiosk</source>
            <translation>交还自助机</translation>
        </message>
        <message>
            <source>Finish here</source>
            <translation>在这里办完</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>先存着</translation>
        </message>
        <message>
            <source>Pay and print</source>
            <translation>收款并打印</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>代办挂号</translation>
        </message>
        <message>
            <source>This sitting comes from a kiosk.</source>
            <translation>这位病人来自自助机。</translation>
        </message>
        <message>
            <source>Ticket in large print</source>
            <translation>打印大字小票</translation>
        </message>
        <message>
            <source>Next patient</source>
            <translation>下一位</translation>
        </message>
        <message>
            <source>somebody new</source>
            <translation>新病人</translation>
        </message>
        <message>
            <source>{what}: {count}</source>
            <translation>{what}：{count}</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>付款</translation>
        </message>
        <message>
            <source>By phone</source>
            <translation>手机扫码付</translation>
        </message>
        <message>
            <source>At a window</source>
            <translation>窗口付</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>再试一次</translation>
        </message>
        <message>
            <source>Pay at a window instead</source>
            <translation>改到窗口付</translation>
        </message>
        <message>
            <source>To pay</source>
            <translation>个人要付</translation>
        </message>
        <message>
            <source>Code to pay with the phone</source>
            <translation>手机付款码</translation>
        </message>
        <message>
            <source>Child without number</source>
            <translation>没有证件号的儿童</translation>
        </message>
        <message>
            <source>No papers: emergency</source>
            <translation>没有证件（急诊）</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>证件</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>证件号</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Sex</source>
            <translation>性别</translation>
        </message>
        <message>
            <source>Birth date</source>
            <translation>出生日期</translation>
        </message>
        <message>
            <source>Phone, if given</source>
            <translation>手机号（可不填）</translation>
        </message>
        <message>
            <source>The patient agrees to the notice</source>
            <translation>病人已同意告知内容</translation>
        </message>
        <message>
            <source>Enter</source>
            <translation>录入</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>知情同意</translation>
        </message>
        <message>
            <source>This patient came from a kiosk: hand back, or finish here.</source>
            <translation>这位病人来自自助机：请交还自助机，或在这里办完。</translation>
        </message>
        <message>
            <source>The place will be given back. Press Esc once more if you mean it.</source>
            <translation>号源将退回。确定要退，请再按一次 Esc。</translation>
        </message>
        <message>
            <source>done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <source>full</source>
            <translation>已满</translation>
        </message>
        <message>
            <source>{count} left</source>
            <translation>余 {count}</translation>
        </message>
        <message>
            <source>Patient</source>
            <translation>就诊人</translation>
        </message>
        <message>
            <source>ID card</source>
            <translation>身份证</translation>
        </message>
        <message>
            <source>Insurance</source>
            <translation>医保码</translation>
        </message>
        <message>
            <source>Social card</source>
            <translation>社保卡</translation>
        </message>
        <message>
            <source>No papers</source>
            <translation>没有证件</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新病人</translation>
        </message>
        <message>
            <source>no papers yet</source>
            <translation>还没有证件</translation>
        </message>
        <message>
            <source>Sex and age</source>
            <translation>性别和年龄</translation>
        </message>
        <message>
            <source>Outpatient number</source>
            <translation>门诊号</translation>
        </message>
        <message>
            <source>Payer</source>
            <translation>付费方式</translation>
        </message>
        <message>
            <source>New here. Please ask what is missing.</source>
            <translation>第一次来，请补问缺的内容。</translation>
        </message>
        <message>
            <source>Emergency: enter what is known, even nothing. To be completed within 24 hours.</source>
            <translation>急诊：知道多少填多少，不知道可以空着，24 小时内补全。</translation>
        </message>
        <message>
            <source>This desk has no reader and no scanner: please search, or type the number.</source>
            <translation>本台没有读卡器和扫码枪：请查找，或输入号码。</translation>
        </message>
        <message>
            <source>Lay the card on the reader, or scan the code.</source>
            <translation>请把证件放到读卡器上，或扫码。</translation>
        </message>
        <message>
            <source>The patient alone</source>
            <translation>本人办理</translation>
        </message>
        <message>
            <source>Who acts</source>
            <translation>代办人关系</translation>
        </message>
        <message>
            <source>Name of whoever acts</source>
            <translation>代办人姓名</translation>
        </message>
        <message>
            <source>Paper of whoever acts</source>
            <translation>代办人证件</translation>
        </message>
        <message>
            <source>Number of that paper</source>
            <translation>代办人证件号</translation>
        </message>
        <message>
            <source>Phone of whoever acts</source>
            <translation>代办人手机</translation>
        </message>
        <message>
            <source>Who comes along</source>
            <translation>陪诊人</translation>
        </message>
        <message>
            <source>Nobody</source>
            <translation>没有</translation>
        </message>
        <message>
            <source>Name of whoever comes along</source>
            <translation>陪诊人姓名</translation>
        </message>
        <message>
            <source>Name, if told</source>
            <translation>姓名（可不填）</translation>
        </message>
        <message>
            <source>{who} acts</source>
            <translation>{who}代办</translation>
        </message>
        <message>
            <source>{who} comes along</source>
            <translation>{who}陪诊</translation>
        </message>
        <message>
            <source>Somebody of this name and birth date is known here.</source>
            <translation>这里已有同名、同出生日期的病人。</translation>
        </message>
        <message>
            <source>The same person: look for them</source>
            <translation>是同一个人：去查找</translation>
        </message>
        <message>
            <source>Somebody else: enter as new</source>
            <translation>不是同一个人：按新病人录入</translation>
        </message>
        <message>
            <source>This patient has just left a kiosk without finishing.</source>
            <translation>这位病人刚在自助机上没有办完。</translation>
        </message>
        <message>
            <source>Go on with what was chosen there</source>
            <translation>接着刚才选的办</translation>
        </message>
        <message>
            <source>Begin again</source>
            <translation>重新开始</translation>
        </message>
        <message>
            <source>Register for something else</source>
            <translation>另外挂号</translation>
        </message>
        <message>
            <source>This patient is registered already.</source>
            <translation>这位病人已经挂了号。</translation>
        </message>
        <message>
            <source>Find the patient</source>
            <translation>找病人</translation>
        </message>
        <message>
            <source>Name, initials, number, phone or ticket; or read a card, scan a code</source>
            <translation>姓名、拼音首字母、证件号、手机、排队号；也可读证件、扫码</translation>
        </message>
        <message>
            <source>Patients found</source>
            <translation>找到的病人</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>手机</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天的号</translation>
        </message>
        <message>
            <source>The database does not answer. Please try again in a moment.</source>
            <translation>数据库没有回应，请稍后再试。</translation>
        </message>
        <message>
            <source>Nobody found. F7 enters somebody new.</source>
            <translation>没有找到。按 F7 录入新病人。</translation>
        </message>
        <message>
            <source>The database does not answer. Nothing is lost: please try again in a moment.</source>
            <translation>数据库没有回应。什么都没丢，请稍后再试。</translation>
        </message>
        <message>
            <source>This sitting is not a registration. Please help in words, then hand it back.</source>
            <translation>这位病人办的不是挂号。请口头帮忙，然后交还自助机。</translation>
        </message>
        <message>
            <source>The database does not answer. It is tried again by itself; nothing is lost.</source>
            <translation>数据库没有回应，正在自动重试，什么都没丢。</translation>
        </message>
        <message>
            <source>Please choose a department first.</source>
            <translation>请先选科室。</translation>
        </message>
        <message>
            <source>Please choose a doctor and a time first.</source>
            <translation>请先选医生和时间。</translation>
        </message>
        <message>
            <source>Please find or enter the patient first.</source>
            <translation>请先找到或录入病人。</translation>
        </message>
        <message>
            <source>Please answer what is asked first.</source>
            <translation>请先回答提出的问题。</translation>
        </message>
        <message>
            <source>Show that patient</source>
            <translation>看那位病人</translation>
        </message>
        <message>
            <source>Brought in</source>
            <translation>送来时间</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>还剩</translation>
        </message>
        <message>
            <source>Patients without papers</source>
            <translation>无证病人</translation>
        </message>
        <message>
            <source>Everybody is known.</source>
            <translation>没有要补的病人。</translation>
        </message>
        <message>
            <source>Without papers: to be completed within 24 hours</source>
            <translation>无证病人：24 小时内补全</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>overdue</source>
            <translation>已超时</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} 小时 {minutes} 分</translation>
        </message>
        <message>
            <source>Who is {name}, {number}?</source>
            <translation>{name}（{number}）是谁？</translation>
        </message>
        <message>
            <source>To complete somebody, a paper with a number is needed.</source>
            <translation>补全需要有号码的证件。</translation>
        </message>
        <message>
            <source>{name} is completed.</source>
            <translation>{name} 已补全。</translation>
        </message>
        <message>
            <source>male</source>
            <translation>男</translation>
        </message>
        <message>
            <source>female</source>
            <translation>女</translation>
        </message>
        <message>
            <source>sex not known</source>
            <translation>性别未知</translation>
        </message>
        <message>
            <source>{sex}, {age}</source>
            <translation>{sex}，{age} 岁</translation>
        </message>
        <message>
            <source>Pays alone</source>
            <translation>自费</translation>
        </message>
        <message>
            <source>Employee insurance</source>
            <translation>职工医保</translation>
        </message>
        <message>
            <source>Resident insurance</source>
            <translation>居民医保</translation>
        </message>
        <message>
            <source>Household book</source>
            <translation>户口簿</translation>
        </message>
        <message>
            <source>Social security card</source>
            <translation>社保卡</translation>
        </message>
        <message>
            <source>Passport</source>
            <translation>护照</translation>
        </message>
        <message>
            <source>Birth certificate</source>
            <translation>出生证明</translation>
        </message>
        <message>
            <source>Hong Kong or Macao permit</source>
            <translation>港澳通行证</translation>
        </message>
        <message>
            <source>Taiwan permit</source>
            <translation>台胞证</translation>
        </message>
        <message>
            <source>Foreigner's permit</source>
            <translation>外国人居留证</translation>
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
            <source>Insurance pays</source>
            <translation>医保统筹</translation>
        </message>
        <message>
            <source>Account pays</source>
            <translation>个人账户支付</translation>
        </message>
        <message>
            <source>Not charged</source>
            <translation>未扣款</translation>
        </message>
        <message>
            <source>Nothing has been charged yet.</source>
            <translation>还没有扣钱。</translation>
        </message>
        <message>
            <source>Let the patient scan this code, or scan the payment code on the patient's phone.</source>
            <translation>请患者扫此码，或扫患者手机上的付款码。</translation>
        </message>
        <message>
            <source>Let the patient scan this code with the phone.</source>
            <translation>请病人用手机扫这个码。</translation>
        </message>
        <message>
            <source>The patient confirms on the phone. Nothing is charged before that.</source>
            <translation>患者正在手机上确认，确认前不会扣款。</translation>
        </message>
        <message>
            <source>Charged</source>
            <translation>已扣款</translation>
        </message>
        <message>
            <source>The money has arrived. The papers are being printed.</source>
            <translation>钱已到账，正在打印。</translation>
        </message>
        <message>
            <source>It did not work. Try again, or let the patient pay at a window.</source>
            <translation>这次没付成。可以再试一次，或让病人到窗口付。</translation>
        </message>
        <message>
            <source>Being checked</source>
            <translation>正在核对</translation>
        </message>
        <message>
            <source>Do not let the patient pay again. The answer appears here by itself.</source>
            <translation>请不要让病人重复付款，结果会自动显示。</translation>
        </message>
        <message>
            <source>Number {ticket}, {where}, {when}: {amount} to pay</source>
            <translation>{ticket} 号，{where}，{when}：待付 {amount}</translation>
        </message>
        <message>
            <source>Number {ticket}, {where}, {when}: print it</source>
            <translation>{ticket} 号，{where}，{when}：打印小票</translation>
        </message>
    </context>
    <context>
        <name>Roles</name>
        <message>
            <source>Volunteer</source>
            <translation>志愿者</translation>
        </message>
        <message>
            <source>Guide nurse</source>
            <translation>导诊护士</translation>
        </message>
        <message>
            <source>Triage nurse</source>
            <translation>分诊护士</translation>
        </message>
        <message>
            <source>Clerk</source>
            <translation>窗口工作人员</translation>
        </message>
        <message>
            <source>Cashier</source>
            <translation>收费员</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>管理员</translation>
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
        <name>Signs</name>
        <message>
            <source>{name} is coming</source>
            <translation>{name}马上来</translation>
        </message>
        <message>
            <source>Signer called</source>
            <translation>已叫手语人员</translation>
        </message>
        <message>
            <source>Signer called. {count} before you</source>
            <translation>已叫手语人员。前面 {count} 位</translation>
        </message>
        <message>
            <source>The film does not play. Read the words.</source>
            <translation>影片放不出来。请看字幕。</translation>
        </message>
        <message>
            <source>Nobody has signed this yet. Read the words. Or ask a signer to come.</source>
            <translation>这里还没有真人手语。请看字幕。也可以请手语人员来。</translation>
        </message>
        <message>
            <source>Nobody has signed this yet. Read the words.</source>
            <translation>这里还没有手语。请看字幕。</translation>
        </message>
        <message>
            <source>The reader is at the lower right. Lay your ID card flat. Wait. No card? Tap another way.</source>
            <translation>读卡区在右下方。身份证平放。等一下。没有身份证？点别的办法。</translation>
        </message>
        <message>
            <source>An adult is here with the child. Type the adult's ID number.</source>
            <translation>大人陪孩子来。输入大人的身份证号。</translation>
        </message>
        <message>
            <source>Type the adult's name. Look at the ID card.</source>
            <translation>看大人的身份证。输入大人的姓名。</translation>
        </message>
        <message>
            <source>Look in the household book. Does the child have an ID number? Tap an answer.</source>
            <translation>看户口本。孩子有身份证号吗？点一个回答。</translation>
        </message>
        <message>
            <source>You brought a paper. Which one? Tap it.</source>
            <translation>您带了证件。是哪一种？点一下。</translation>
        </message>
        <message>
            <source>Look at your paper. Type the number. Dots hide it.</source>
            <translation>看您的证件。输入号码。圆点遮住号码。</translation>
        </message>
        <message>
            <source>Type the patient's name. Tap the letters. Tap the character.</source>
            <translation>输入患者的姓名。先点拼音。再点字。</translation>
        </message>
        <message>
            <source>First tap male or female. Then type the birthday. It has 8 digits.</source>
            <translation>先点男或女。再输入生日。生日有 8 个数字。</translation>
        </message>
        <message>
            <source>Your visit may change. Then we reach you. Do you want to give a phone number? You may skip it.</source>
            <translation>看病时间可能变化。我们会联系您。您愿意留电话吗？也可以不留。</translation>
        </message>
        <message>
            <source>Somebody has the same name and birthday. Were you here before? Tap an answer.</source>
            <translation>有人和您同名、同生日。您以前来过吗？点一个回答。</translation>
        </message>
        <message>
            <source>The hospital wants to keep your details: name, sex, birthday, paper's number, phone. Read the page. Do you agree? You may refuse. Then staff help you.</source>
            <translation>医院想保存您的信息：姓名、性别、生日、证件号、电话。您先看一看。您同意吗？您可以不同意。工作人员帮您办。</translation>
        </message>
        <message>
            <source>You stopped before. Your choices are still here. Go on, or start again?</source>
            <translation>刚才您没有办完。您选的都还在。接着办，还是重新开始？</translation>
        </message>
        <message>
            <source>You have a number already. Tap it. Finish it. You can also register again.</source>
            <translation>您已经有号了。点这个号。把它办完。您也可以再挂别的号。</translation>
        </message>
        <message>
            <source>The number shows how many people wait. Which department do you want? Tap it.</source>
            <translation>数字是等候的人数。您想看哪个科？点一下。</translation>
        </message>
        <message>
            <source>Choose a day. Choose a doctor. Look at the price. Choose a time.</source>
            <translation>先选日期。再选医生。看价钱。再选时间。</translation>
        </message>
        <message>
            <source>Look: department, doctor, time, price. Is it right? You have not paid yet. Choose how to pay.</source>
            <translation>看科室、医生、时间、价钱。对不对？现在还没有扣钱。选怎么付款。</translation>
        </message>
        <message>
            <source>Look: department, doctor, time. Is it right? There is nothing to pay. Tap the button.</source>
            <translation>看科室、医生、时间。对不对？这次不用付钱。点按钮。</translation>
        </message>
        <message>
            <source>You have not paid yet. Open your phone. Scan the code. Pay. You can also pay cash at a window.</source>
            <translation>现在还没有扣钱。打开手机。扫这个码。付款。您也可以到窗口付现金。</translation>
        </message>
        <message>
            <source>You are registered. Remember your number. Your ticket is below. Take it. Look at the way.</source>
            <translation>挂号好了。记住您的号。小票在下面。拿好小票。看怎么走。</translation>
        </message>
        <message>
            <source>You are registered. The printer is working. Wait. The ticket comes below.</source>
            <translation>挂号好了。现在正在打印。等一下。下面出小票。</translation>
        </message>
        <message>
            <source>You are registered. You have not paid. First pay at a window. Then go to the room.</source>
            <translation>挂号好了。您还没有付钱。先去收费窗口付钱。再去诊室。</translation>
        </message>
        <message>
            <source>Hello. You want to see a doctor? Tap the large button.</source>
            <translation>您好。您要看病吗？点大按钮。</translation>
        </message>
        <message>
            <source>The hall is closed now. Look at the opening time. An emergency? Go to the emergency department.</source>
            <translation>大厅现在休息。看开放时间。病很急？去急诊科。</translation>
        </message>
        <message>
            <source>This machine does not work now. Use the machine beside it. Or go to the guide desk.</source>
            <translation>这台机器现在不能用。用旁边的机器。也可以去导诊台。</translation>
        </message>
        <message>
            <source>The machine is working. Wait a few seconds.</source>
            <translation>机器正在办。等几秒钟。</translation>
        </message>
        <message>
            <source>The connection stopped. It comes back by itself. We keep what you entered. Wait.</source>
            <translation>网络断了。它自己会好。您填的都还在。等一下。</translation>
        </message>
        <message>
            <source>Are you still here? Tap the screen. No tap? Then the screen clears.</source>
            <translation>您还在吗？点一下屏幕。没有人点？屏幕会清空。</translation>
        </message>
        <message>
            <source>Do you want to stop? We took no money. The screen clears.</source>
            <translation>您要退出吗？没有扣钱。您填的会清空。</translation>
        </message>
        <message>
            <source>Do you want to stop? Then your place goes back. We check the money.</source>
            <translation>您要退出吗？这个号会退掉。我们核对钱。</translation>
        </message>
        <message>
            <source>Do you want to choose again? Then your place goes back. We check the money.</source>
            <translation>您要重新选吗？这个号会退掉。我们核对钱。</translation>
        </message>
        <message>
            <source>Staff are at the guide desk. They help you.</source>
            <translation>工作人员在导诊台。他们帮您。</translation>
        </message>
        <message>
            <source>Somebody is coming to you. Stay here.</source>
            <translation>有人过来帮您。请在这里等。</translation>
        </message>
        <message>
            <source>Read these words. Then tap the button.</source>
            <translation>看这些字。看完点按钮。</translation>
        </message>
        <message>
            <source>A person at the guide desk wants to help. They see this page. Do you agree? Tap an answer.</source>
            <translation>导诊台的人想帮您。他们能看到这一页。您同意吗？请点一下。</translation>
        </message>
        <message>
            <source>The guide desk works for you now. Wait. Do you want to go on alone? Tap the button.</source>
            <translation>导诊台正在帮您办。请等一等。想自己办吗？请点按钮。</translation>
        </message>
        <message>
            <source>You asked for a person who signs. Wait here. You can also type.</source>
            <translation>您请手语人员来。在这里等。您也可以打字。</translation>
        </message>
        <message>
            <source>Your phone asks for your password. Type it on your phone. You have not paid yet.</source>
            <translation>手机要您输密码。请在手机上输。现在还没有付钱。</translation>
        </message>
        <message>
            <source>Your money has arrived. You have paid. Do not pay again. Your ticket comes below.</source>
            <translation>已经扣钱。您付好了。不要再付。下面会出小票。</translation>
        </message>
        <message>
            <source>We check the money now. Do not pay again. Wait.</source>
            <translation>现在正在核对钱。不要再付。等一下。</translation>
        </message>
        <message>
            <source>You have not paid. We took no money. We keep your place. Pay again, or pay at a window.</source>
            <translation>没有扣钱。您的钱没有动。您的号还在。再付一次，或者到窗口付。</translation>
        </message>
        <message>
            <source>Paying by phone does not work here now. We took no money. We keep your place. Pay at a window.</source>
            <translation>现在这里不能用手机付款。没有扣钱。您的号还在。请到窗口付款。</translation>
        </message>
        <message>
            <source>Something went wrong. Ask staff.</source>
            <translation>有一点问题。找工作人员。</translation>
        </message>
        <message>
            <source>Something is not right yet. Read the words under the title. Type again.</source>
            <translation>有一处不对。看标题下面的字。再输入一次。</translation>
        </message>
        <message>
            <source>This code does not work here. Try another code.</source>
            <translation>这里不能用这个码。换一个码。</translation>
        </message>
        <message>
            <source>The ticket is not enough. Lay your ID card on the reader.</source>
            <translation>只有小票不行。请把身份证放在读卡区。</translation>
        </message>
        <message>
            <source>You have no visit that can be cancelled. Do you need help? Ask staff.</source>
            <translation>您没有可以退的号。需要帮忙？请找工作人员。</translation>
        </message>
        <message>
            <source>This is no payment code. Open WeChat or Alipay. Tap Pay. Show the code again.</source>
            <translation>这不是付款码。打开微信或支付宝。点付款。再把码给机器看。</translation>
        </message>
        <message>
            <source>The machine does not read your phone's code. Scan the code on the screen.</source>
            <translation>机器不能读您手机上的码。请用手机扫屏幕上的码。</translation>
        </message>
        <message>
            <source>This visit cannot be cancelled here. Go to the guide desk. Staff help you.</source>
            <translation>这个号不能在这里退。请去导诊台。工作人员帮您。</translation>
        </message>
        <message>
            <source>The machine did not read the card. Turn it over. Lay it down again.</source>
            <translation>机器没有读到卡。卡翻一面。再放一次。</translation>
        </message>
        <message>
            <source>Somebody took this time. Choose another time.</source>
            <translation>别人选了这个时间。您选别的时间。</translation>
        </message>
        <message>
            <source>This time is over. Choose another time.</source>
            <translation>这个时间过了。您选别的时间。</translation>
        </message>
        <message>
            <source>This department has no place. Choose another department.</source>
            <translation>这个科没有号了。您选别的科。</translation>
        </message>
        <message>
            <source>Your earlier choice is gone. Choose again.</source>
            <translation>您以前选的没有了。您重新选。</translation>
        </message>
        <message>
            <source>The price has changed. Look at the new price.</source>
            <translation>价钱变了。看新的价钱。</translation>
        </message>
        <message>
            <source>The time to pay is over. Your place went back. Register again.</source>
            <translation>付款时间过了。这个号退回去了。请再挂一次号。</translation>
        </message>
        <message>
            <source>We keep your place for a while. You have not paid. Lay down the same card again. Then pay.</source>
            <translation>您的号暂时还在。您还没有付钱。再放同一张卡。然后付钱。</translation>
        </message>
        <message>
            <source>You are registered. Lay down the same card again. Take your papers.</source>
            <translation>挂号好了。再放同一张卡。然后拿小票。</translation>
        </message>
        <message>
            <source>You have paid. You are registered. Lay down the same card again. Take your papers.</source>
            <translation>已经扣钱。挂号好了。再放同一张卡。然后拿小票、发票。</translation>
        </message>
        <message>
            <source>You have a number for that day already. No ticket? Staff print it again.</source>
            <translation>您那天已经有号了。没有小票？工作人员可以补打。</translation>
        </message>
        <message>
            <source>You have a number there already. You have not paid. Ask at the guide desk, or come back later.</source>
            <translation>您已经有这个号了。您还没有付钱。去导诊台问。也可以过一会儿再来。</translation>
        </message>
        <message>
            <source>Go to the guide desk. Staff register you.</source>
            <translation>您去导诊台。工作人员帮您挂号。</translation>
        </message>
        <message>
            <source>We still check the money. Do not pay again.</source>
            <translation>钱正在核对。不要再付。</translation>
        </message>
        <message>
            <source>The printer has trouble. Look below: is your paper there? No paper? Go to the guide desk. They print it.</source>
            <translation>打印机有问题。看下面：有小票吗？没有小票？去导诊台。导诊台打印。</translation>
        </message>
        <message>
            <source>No invoice comes out here. Go to the guide desk. They print it.</source>
            <translation>这里打不出发票。去导诊台。导诊台打印。</translation>
        </message>
        <message>
            <source>You have no number today. Do you want to see a doctor? Go back. Register.</source>
            <translation>您今天没有号。要看病吗？返回。挂号。</translation>
        </message>
        <message>
            <source>This ticket is for another day. Look at the day.</source>
            <translation>这张号票是别的日子的。看日期。</translation>
        </message>
        <message>
            <source>This line takes nobody now. Look at the times.</source>
            <translation>这个队现在不收人。看时间。</translation>
        </message>
        <message>
            <source>You cannot check in now. Read the words under the title. Ask staff.</source>
            <translation>现在不能报到。看标题下面的字。问工作人员。</translation>
        </message>
        <message>
            <source>This talk with staff is over. You still need help? Ask again.</source>
            <translation>和工作人员的对话结束了。还要帮忙？再请一次。</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Called</source>
            <translation>已经请了</translation>
        </message>
        <message>
            <source>Ask a signer to come</source>
            <translation>请手语人员来</translation>
        </message>
        <message>
            <source>Ask a signer</source>
            <translation>请手语人员</translation>
        </message>
        <message>
            <source>Signer</source>
            <translation>请人来</translation>
        </message>
        <message>
            <source>Watch again</source>
            <translation>重看一遍</translation>
        </message>
        <message>
            <source>Again</source>
            <translation>重看</translation>
        </message>
        <message>
            <source>Slow, 0.75 ×</source>
            <translation>慢放 0.75 倍</translation>
        </message>
        <message>
            <source>Slow</source>
            <translation>慢放</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>全屏看</translation>
        </message>
        <message>
            <source>Full</source>
            <translation>全屏</translation>
        </message>
        <message>
            <source>The page</source>
            <translation>回页面</translation>
        </message>
        <message>
            <source>By sight</source>
            <translation>当面叫</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>Back to the page</source>
            <translation>回到页面</translation>
        </message>
        <message>
            <source>I cannot hear.</source>
            <translation>我听不见。</translation>
        </message>
        <message>
            <source>Please write to me.</source>
            <translation>请写字告诉我。</translation>
        </message>
        <message>
            <source>I wait here.</source>
            <translation>我在这里等。</translation>
        </message>
        <message>
            <source>Please register me.</source>
            <translation>请帮我挂号。</translation>
        </message>
        <message>
            <source>You</source>
            <translation>您</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>工作人员</translation>
        </message>
        <message>
            <source>Write here</source>
            <translation>在这里写</translation>
        </message>
        <message>
            <source>Call me by sight</source>
            <translation>当面叫号</translation>
        </message>
        <message>
            <source>The network is away. We try again. Stay here.</source>
            <translation>网络断了。机器会再试。请在这里等。</translation>
        </message>
        <message>
            <source>The call did not go through</source>
            <translation>没有叫到</translation>
        </message>
        <message>
            <source>Go to the guide desk. Or tap “Ask a signer” again.</source>
            <translation>请去导诊台。也可以再点一次“请手语人员来”。</translation>
        </message>
        <message>
            <source>We call a signer</source>
            <translation>正在叫手语人员</translation>
        </message>
        <message>
            <source>One moment.</source>
            <translation>请等一下。</translation>
        </message>
        <message>
            <source>This call is over</source>
            <translation>这次求助结束了</translation>
        </message>
        <message>
            <source>Need help again? Call again.</source>
            <translation>还要帮助吗？再叫一次。</translation>
        </message>
        <message>
            <source>Stay here. You can write meanwhile.</source>
            <translation>您在这里等。您可以先写字。</translation>
        </message>
        <message>
            <source>{count} before you. Stay here. You can write meanwhile.</source>
            <translation>前面还有 {count} 位。您在这里等。您可以先写字。</translation>
        </message>
        <message>
            <source>We called a signer</source>
            <translation>已经叫了手语人员</translation>
        </message>
        <message>
            <source>Your ticket has a code. Hold it before the scanner. Or lay your ID card on the reader. Wait.</source>
            <translation>号票上有二维码。对准扫码口。也可以放身份证。等一下。</translation>
        </message>
        <message>
            <source>You have several numbers today. Which one? Tap it.</source>
            <translation>您今天有几个号。看哪个？点一下。</translation>
        </message>
        <message>
            <source>You are in line. Look: people before you, minutes, room. Go to the room. Wait there.</source>
            <translation>您在排队。看：前面几个人？几分钟？哪个房间？去房间。在那里等。</translation>
        </message>
        <message>
            <source>It is your turn. Look at the way. Go in now.</source>
            <translation>轮到您了。看路线。现在去。</translation>
        </message>
        <message>
            <source>It is your turn. The doctor is in the room.</source>
            <translation>轮到您了。医生在房间里。</translation>
        </message>
        <message>
            <source>You are not in line now. Are you here? Tap the large button. Then wait.</source>
            <translation>您现在不在队里。您到了吗？点大按钮。等一下。</translation>
        </message>
        <message>
            <source>You have not paid. First pay at a window. We keep your place.</source>
            <translation>还没缴费。先去窗口缴费。位置给您留着。</translation>
        </message>
        <message>
            <source>This number has ended. Do you need help? Ask staff.</source>
            <translation>这个号结束了。要帮忙吗？问工作人员。</translation>
        </message>
        <message>
            <source>You want to cancel a visit. Lay your ID card on the reader. Wait.</source>
            <translation>您要退号。请把身份证放在读卡区。等一下。</translation>
        </message>
        <message>
            <source>These are your visits. Which one do you cancel? Tap it. Nothing happens yet.</source>
            <translation>这些是您的号。退哪一个？点一下。现在还不会退。</translation>
        </message>
        <message>
            <source>Look: department, time, money. Your place goes to somebody else. Keep the visit, or cancel it?</source>
            <translation>请看：科室、时间、钱。退了，位置给别人。留着，还是退？</translation>
        </message>
        <message>
            <source>Your visit is cancelled. Your money is back on your phone.</source>
            <translation>号退了。钱已经退回手机。</translation>
        </message>
        <message>
            <source>Your visit is cancelled. Your money comes back later. You need do nothing more.</source>
            <translation>号退了。钱过一会儿退回来。您不用再做什么。</translation>
        </message>
        <message>
            <source>Your visit is cancelled. Your money is not back yet. Go to a payment window.</source>
            <translation>号退了。钱还没有退。请去收费窗口。</translation>
        </message>
        <message>
            <source>Your visit is cancelled. You had not paid. You need do nothing more.</source>
            <translation>号退了。您没有付过钱。不用再做什么。</translation>
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
            <source>Your number</source>
            <translation>查号</translation>
        </message>
        <message>
            <source>Your place</source>
            <translation>排队情况</translation>
        </message>
        <message>
            <source>Find your place in line</source>
            <translation>看看您排到哪儿了</translation>
        </message>
        <message>
            <source>Show your ticket or your ID card.</source>
            <translation>扫号票，或者放身份证。</translation>
        </message>
        <message>
            <source>Your visit</source>
            <translation>选号</translation>
        </message>
        <message>
            <source>Cancel a visit</source>
            <translation>退号</translation>
        </message>
        <message>
            <source>Please put your ID card on the reader.</source>
            <translation>请把身份证放在读卡区。</translation>
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
            <source>Which visit do you want to cancel?</source>
            <translation>您要退哪一个号？</translation>
        </message>
        <message>
            <source>Nothing is cancelled yet. You are asked once more.</source>
            <translation>点了还不会退，会再问您一次。</translation>
        </message>
        <message>
            <source>Cancel this visit?</source>
            <translation>要退这个号吗？</translation>
        </message>
        <message>
            <source>Please read what happens then.</source>
            <translation>请先看看退了以后会怎样。</translation>
        </message>
        <message>
            <source>Your visit is cancelled</source>
            <translation>号已经退了</translation>
        </message>
        <message>
            <source>Your number is called no more.</source>
            <translation>不会再叫这个号。</translation>
        </message>
        <message>
            <source>Which number do you mean?</source>
            <translation>您要查哪个号？</translation>
        </message>
        <message>
            <source>You have several today. Tap one.</source>
            <translation>您今天有几个号，请点一个。</translation>
        </message>
        <message>
            <source>Your place in line</source>
            <translation>您的排队情况</translation>
        </message>
        <message>
            <source>This page follows the line by itself.</source>
            <translation>这一页会自己更新。</translation>
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
            <source>Please check, then pay</source>
            <translation>请核对，然后付款</translation>
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
        <name>Studio</name>
        <message>
            <source>Picture of the camera</source>
            <translation>摄像头画面</translation>
        </message>
        <message>
            <source>There is no camera here. Connect one, or import a film from a file.</source>
            <translation>这里没有摄像头。请接上一个，或者从文件导入录像。</translation>
        </message>
        <message>
            <source>One moment …</source>
            <translation>请稍等…</translation>
        </message>
        <message>
            <source>Recording: {time}</source>
            <translation>正在录制：{time}</translation>
        </message>
        <message>
            <source>The recording failed. Is the disk full? Try again.</source>
            <translation>录制没有成功。磁盘满了吗？请再试一次。</translation>
        </message>
        <message>
            <source>Begins at (seconds)</source>
            <translation>开始时间（秒）</translation>
        </message>
        <message>
            <source>Ends at (seconds)</source>
            <translation>结束时间（秒）</translation>
        </message>
        <message>
            <source>seconds</source>
            <translation>秒</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Write the captions in Chinese; English may stay empty.</source>
            <translation>请写中文字幕；英文可以留空。</translation>
        </message>
        <message>
            <source>Caption {number} has no Chinese words.</source>
            <translation>第{number}条字幕还没有中文。</translation>
        </message>
        <message>
            <source>Caption {number} begins before caption {before} has ended.</source>
            <translation>第{number}条字幕在第{before}条结束之前就开始了。</translation>
        </message>
        <message>
            <source>Caption {number} must end after it begins, and before the film ends.</source>
            <translation>第{number}条字幕的结束时间要晚于开始时间，且不超过录像结尾。</translation>
        </message>
        <message>
            <source>Captions</source>
            <translation>字幕</translation>
        </message>
        <message>
            <source>Step 2 of 3</source>
            <translation>第2步，共3步</translation>
        </message>
        <message>
            <source>The clip as the kiosk shows it</source>
            <translation>短片在机器上的样子</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>播放</translation>
        </message>
        <message>
            <source>Press the space bar while the film plays: the caption in hand ends there.</source>
            <translation>播放时按空格键：当前字幕就在那里结束。</translation>
        </message>
        <message>
            <source>Add a caption</source>
            <translation>添加一条字幕</translation>
        </message>
        <message>
            <source>Propose from the script</source>
            <translation>按脚本生成</translation>
        </message>
        <message>
            <source>Back to the film</source>
            <translation>返回录像</translation>
        </message>
        <message>
            <source>Use these captions</source>
            <translation>使用这些字幕</translation>
        </message>
        <message>
            <source>{place} of {length}</source>
            <translation>{place} / {length}</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空格</translation>
        </message>
        <message>
            <source>Play and set times</source>
            <translation>播放并定时</translation>
        </message>
        <message>
            <source>Caption {number} ends here</source>
            <translation>第{number}条到此结束</translation>
        </message>
        <message>
            <source>{fps} pictures a second</source>
            <translation>每秒 {fps} 帧</translation>
        </message>
        <message>
            <source>Only {fps} pictures a second; at least {least} are needed, or fingers blur.</source>
            <translation>每秒只有 {fps} 帧，至少需要 {least} 帧，否则手指会模糊。</translation>
        </message>
        <message>
            <source>{width} × {height} pixels</source>
            <translation>{width} × {height} 像素</translation>
        </message>
        <message>
            <source>Only {width} × {height} pixels; the shorter side needs at least {least}.</source>
            <translation>只有 {width} × {height} 像素，短边至少需要 {least}。</translation>
        </message>
        <message>
            <source>{seconds} long</source>
            <translation>长 {seconds}</translation>
        </message>
        <message>
            <source>{seconds} long; trim it to between {least} and {most} seconds.</source>
            <translation>长 {seconds}，请剪到 {least} 至 {most} 秒之间。</translation>
        </message>
        <message>
            <source>Plays on every kiosk ({codec})</source>
            <translation>每台机器都能播放（{codec}）</translation>
        </message>
        <message>
            <source>Is turned into a film that plays on every kiosk.</source>
            <translation>会转换成每台机器都能播放的格式。</translation>
        </message>
        <message>
            <source>Has sound: it is taken out.</source>
            <translation>有声音：会自动去掉。</translation>
        </message>
        <message>
            <source>Silent</source>
            <translation>无声</translation>
        </message>
        <message>
            <source>Throw the draft away</source>
            <translation>丢弃草稿</translation>
        </message>
        <message>
            <source>Withdraw: the clip leaves every kiosk. Why?</source>
            <translation>撤回后，所有机器都不再播放。原因是什么？</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Withdraw</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>Go on with the draft</source>
            <translation>继续草稿</translation>
        </message>
        <message>
            <source>Record anew</source>
            <translation>重新录制一版</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>录制</translation>
        </message>
        <message>
            <source>Shown now: {state}</source>
            <translation>目前显示：{state}</translation>
        </message>
        <message>
            <source>Here a person must sign. A placeholder is never shown.</source>
            <translation>此处必须由真人打手语，绝不显示占位片。</translation>
        </message>
        <message>
            <source>Signed by {signer} on {day}, reviewed by {reviewer}</source>
            <translation>手语：{signer}，{day}录制，审核：{reviewer}</translation>
        </message>
        <message>
            <source>Captions: {languages}</source>
            <translation>字幕：{languages}</translation>
        </message>
        <message>
            <source>Only a person may sign this</source>
            <translation>只能由真人打手语</translation>
        </message>
        <message>
            <source>Draft begun</source>
            <translation>有草稿</translation>
        </message>
        <message>
            <source>Sign-language clips</source>
            <translation>手语短片</translation>
        </message>
        <message>
            <source>To record first</source>
            <translation>优先录制</translation>
        </message>
        <message>
            <source>{state}: {number}</source>
            <translation>{state}：{number}</translation>
        </message>
        <message>
            <source>All clips</source>
            <translation>全部短片</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>发布</translation>
        </message>
        <message>
            <source>Step 3 of 3</source>
            <translation>第3步，共3步</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Who signs in the film</source>
            <translation>片中的手语者</translation>
        </message>
        <message>
            <source>Recorded on (year-month-day)</source>
            <translation>录制日期（年-月-日）</translation>
        </message>
        <message>
            <source>Deaf reviewer (not the signer)</source>
            <translation>聋人审核员（不能是手语者本人）</translation>
        </message>
        <message>
            <source>The reviewer has watched this clip and agrees.</source>
            <translation>审核员已看过这段短片，并且同意。</translation>
        </message>
        <message>
            <source>You may record. An administrator publishes; the draft stays at this desk.</source>
            <translation>您可以录制，由管理员发布；草稿留在这台电脑上。</translation>
        </message>
        <message>
            <source>Back to the captions</source>
            <translation>返回字幕</translation>
        </message>
        <message>
            <source>Publish to every kiosk</source>
            <translation>发布到所有机器</translation>
        </message>
        <message>
            <source>Tick below that the reviewer has watched the clip and agrees.</source>
            <translation>请在下方勾选：审核员已看过并同意。</translation>
        </message>
        <message>
            <source>Film</source>
            <translation>录像</translation>
        </message>
        <message>
            <source>Step 1 of 3</source>
            <translation>第1步，共3步</translation>
        </message>
        <message>
            <source>Sign this</source>
            <translation>请打手语</translation>
        </message>
        <message>
            <source>Import a film from a file</source>
            <translation>从文件导入录像</translation>
        </message>
        <message>
            <source>Path of the file</source>
            <translation>文件路径</translation>
        </message>
        <message>
            <source>Choose a file</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>重新录制</translation>
        </message>
        <message>
            <source>Use this film</source>
            <translation>使用这段录像</translation>
        </message>
        <message>
            <source>Films (*.mp4 *.webm *.mkv *.mov *.avi)</source>
            <translation>视频 （*.mp4 *.webm *.mkv *.mov *.avi）</translation>
        </message>
        <message>
            <source>There is no such file. Look at the path once more.</source>
            <translation>没有这个文件。请再看一下路径。</translation>
        </message>
        <message>
            <source>This film cannot be played here.</source>
            <translation>这里播放不了这段录像。</translation>
        </message>
        <message>
            <source>The film is being made …</source>
            <translation>正在生成录像…</translation>
        </message>
        <message>
            <source>The take</source>
            <translation>录下的画面</translation>
        </message>
        <message>
            <source>Start here</source>
            <translation>从此开始</translation>
        </message>
        <message>
            <source>End here</source>
            <translation>在此结束</translation>
        </message>
        <message>
            <source>Kept: {start} to {end}, {length} long</source>
            <translation>保留：{start} 至 {end}，长 {length}</translation>
        </message>
        <message>
            <source>above the head</source>
            <translation>头顶之上</translation>
        </message>
        <message>
            <source>elbows</source>
            <translation>手肘</translation>
        </message>
        <message>
            <source>waist</source>
            <translation>腰部</translation>
        </message>
        <message>
            <source>Place in the film</source>
            <translation>录像中的位置</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>真人</translation>
        </message>
        <message>
            <source>Placeholder</source>
            <translation>占位</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>缺少</translation>
        </message>
        <message>
            <source>Chinese national sign language</source>
            <translation>国家通用手语</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
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
        <name>Triage</name>
        <message>
            <source>The slip did not come out: press F12 in the list to print it again.</source>
            <translation>腕带条没有打印出来：在列表里按 F12 再打印。</translation>
        </message>
        <message>
            <source>The slip is printed.</source>
            <translation>腕带条已打印。</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等候中</translation>
        </message>
        <message>
            <source>Lv.</source>
            <translation>级</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>身份</translation>
        </message>
        <message>
            <source>Waits for</source>
            <translation>等待</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>List</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>已离开</translation>
        </message>
        <message>
            <source>Persons: {count}</source>
            <translation>{count} 人</translation>
        </message>
        <message>
            <source>Late: {count}</source>
            <translation>{count} 人超时</translation>
        </message>
        <message>
            <source>Undecided</source>
            <translation>未定级</translation>
        </message>
        <message>
            <source>Air</source>
            <translation>空气</translation>
        </message>
        <message>
            <source>Oxygen given</source>
            <translation>吸氧</translation>
        </message>
        <message>
            <source>Complaint, by codes or in words</source>
            <translation>主诉，输入代码或文字</translation>
        </message>
        <message>
            <source>codes: xt hx z1</source>
            <translation>代码：xt hx z1</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>Blood pressure</source>
            <translation>血压</translation>
        </message>
        <message>
            <source>Complaint</source>
            <translation>主诉</translation>
        </message>
        <message>
            <source>Scale {number}</source>
            <translation>量表 {number}</translation>
        </message>
        <message>
            <source>{question} (code hx)</source>
            <translation>{question}（代码 hx）</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清空</translation>
        </message>
        <message>
            <source>Save and print</source>
            <translation>保存并打印</translation>
        </message>
        <message>
            <source>Is this {name}? F1: yes. Esc: somebody else.</source>
            <translation>这位是{name}吗？F1 是；Esc 不是。</translation>
        </message>
        <message>
            <source>F1: take what was meant.</source>
            <translation>F1：改成建议值。</translation>
        </message>
        <message>
            <source>Enter again: it is right.</source>
            <translation>再按回车：没有错。</translation>
        </message>
        <message>
            <source>Please say why the level is another one than proposed.</source>
            <translation>所定级别与建议不同，请说明原因。</translation>
        </message>
        <message>
            <source>{who}: {level}, saved at {time}.</source>
            <translation>{who}：{level}，{time} 已保存。</translation>
        </message>
        <message>
            <source>Why? A few words</source>
            <translation>原因，几个字即可</translation>
        </message>
        <message>
            <source>Why another level</source>
            <translation>为什么定别的级别</translation>
        </message>
        <message>
            <source>Level Alt +</source>
            <translation>级别 Alt +</translation>
        </message>
        <message>
            <source>Your level; proposed is {level}</source>
            <translation>您定的级别；建议是 {level} 级</translation>
        </message>
        <message>
            <source>and {count} more</source>
            <translation>还有 {count} 条</translation>
        </message>
        <message>
            <source>Type the first sign</source>
            <translation>请输入第一项体征</translation>
        </message>
        <message>
            <source>a doctor within {minutes} min</source>
            <translation>{minutes} 分钟内接诊</translation>
        </message>
        <message>
            <source>a doctor now</source>
            <translation>立即接诊</translation>
        </message>
        <message>
            <source>male</source>
            <translation>男</translation>
        </message>
        <message>
            <source>female</source>
            <translation>女</translation>
        </message>
        <message>
            <source>Looked at again; {level} since {time}</source>
            <translation>再次评估；{time} 起 {level}</translation>
        </message>
        <message>
            <source>Not registered yet: how to tell them</source>
            <translation>还没挂号：怎么认出这个人</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>年龄</translation>
        </message>
        <message>
            <source>{years} years</source>
            <translation>{years} 岁</translation>
        </message>
        <message>
            <source>/min</source>
            <translation>次/分</translation>
        </message>
        <message>
            <source>low</source>
            <translation>低危</translation>
        </message>
        <message>
            <source>urgent</source>
            <translation>紧急</translation>
        </message>
        <message>
            <source>emergency</source>
            <translation>危急</translation>
        </message>
        <message>
            <source>{points} points</source>
            <translation>{points} 分</translation>
        </message>
        <message>
            <source>level {level}</source>
            <translation>{level} 级</translation>
        </message>
        <message>
            <source>NEWS2 {total}: {alarm}</source>
            <translation>NEWS2 {total} 分：{alarm}</translation>
        </message>
        <message>
            <source>NEWS2 at least {total}: {alarm}; {count} missing</source>
            <translation>NEWS2 至少 {total} 分：{alarm}；还缺 {count} 项</translation>
        </message>
        <message>
            <source>No name {number}</source>
            <translation>无名氏 {number} 号</translation>
        </message>
        <message>
            <source>{minutes} min late</source>
            <translation>超时 {minutes} 分</translation>
        </message>
        <message>
            <source>{minutes} min left</source>
            <translation>还有 {minutes} 分</translation>
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
            <source>Say all</source>
            <translation>念私密</translation>
        </message>
        <message>
            <source>Private words are not spoken. To hear them, plug in headphones, or press {key} or “{button}”.</source>
            <translation>私密内容不念出来。想听，请插上耳机，或按 {key}，或点“{button}”。</translation>
        </message>
        <message>
            <source>Private words are not spoken. To hear them, plug in headphones, or press “{button}”.</source>
            <translation>私密内容不念出来。想听，请插上耳机，或点“{button}”。</translation>
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
            <source>Touch to hear, again to choose</source>
            <translation>点一下念，再点一下选</translation>
        </message>
        <message>
            <source>Hear first</source>
            <translation>先听</translation>
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
        <name>Window</name>
        <message>
            <source>Return visit</source>
            <translation>回诊</translation>
        </message>
        <message>
            <source>Missed {count}×</source>
            <translation>过号 {count} 次</translation>
        </message>
        <message>
            <source>Transferred</source>
            <translation>转入</translation>
        </message>
        <message>
            <source>Nothing fits.</source>
            <translation>没有符合的。</translation>
        </message>
        <message>
            <source>Up and Down choose, Enter takes, Esc leaves</source>
            <translation>上下键选择，回车确定，Esc 返回</translation>
        </message>
        <message>
            <source>The database does not answer. It is tried again by itself.</source>
            <translation>数据库没有应答，正在自动重试。</translation>
        </message>
        <message>
            <source>The database does not answer. This is how it was at {time}.</source>
            <translation>数据库没有应答。这是 {time} 的情况。</translation>
        </message>
        <message>
            <source>Not done: {deed}. The database does not answer.</source>
            <translation>未办成：{deed}。数据库没有应答。</translation>
        </message>
        <message>
            <source>Nobody is waiting who can be called now.</source>
            <translation>现在没有可以叫的人。</translation>
        </message>
        <message>
            <source>The answer to “{deed}” was lost. Whether it was done is being looked up.</source>
            <translation>“{deed}”没有收到回音，正在查实是否办成。</translation>
        </message>
        <message>
            <source>{arrived} yes, {missed} no.</source>
            <translation>来了按 {arrived}，没来按 {missed}。</translation>
        </message>
        <message>
            <source>The records say: not done. {deed}: please press the key again.</source>
            <translation>已查实：没有办成。{deed}：请再按一次。</translation>
        </message>
        <message>
            <source>The records say: done. {what}.</source>
            <translation>已查实：办成了。{what}。</translation>
        </message>
        <message>
            <source>Please fetch in person: this patient does not hear the call.</source>
            <translation>请到门口当面叫：这位患者听不到叫号。</translation>
        </message>
        <message>
            <source>This window pauses: {reason}</source>
            <translation>本窗口暂停：{reason}</translation>
        </message>
        <message>
            <source>Call next</source>
            <translation>呼叫下一位</translation>
        </message>
        <message>
            <source>Called {ticket}</source>
            <translation>已呼叫 {ticket}</translation>
        </message>
        <message>
            <source>Call this one</source>
            <translation>叫这一位</translation>
        </message>
        <message>
            <source>Called {ticket}, out of turn</source>
            <translation>已提前呼叫 {ticket}</translation>
        </message>
        <message>
            <source>Call again</source>
            <translation>重呼</translation>
        </message>
        <message>
            <source>Called {ticket} again</source>
            <translation>已重呼 {ticket}</translation>
        </message>
        <message>
            <source>Arrived</source>
            <translation>已到</translation>
        </message>
        <message>
            <source>{ticket} has arrived</source>
            <translation>{ticket} 已到</translation>
        </message>
        <message>
            <source>Did not come</source>
            <translation>过号</translation>
        </message>
        <message>
            <source>{ticket} did not come</source>
            <translation>{ticket} 已过号</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>看完了</translation>
        </message>
        <message>
            <source>{ticket} has been seen</source>
            <translation>{ticket} 已看完</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>暂挂</translation>
        </message>
        <message>
            <source>{ticket} is put aside, the place kept</source>
            <translation>{ticket} 已暂挂，保留位置</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>转队</translation>
        </message>
        <message>
            <source>{ticket} is sent to another queue, the place kept</source>
            <translation>{ticket} 已转到别的队列，等候时间照算</translation>
        </message>
        <message>
            <source>Back in line</source>
            <translation>恢复排队</translation>
        </message>
        <message>
            <source>{ticket} is back in line, at the place kept</source>
            <translation>{ticket} 已回到原来的位置</translation>
        </message>
        <message>
            <source>{ticket} is back in line for a return visit</source>
            <translation>{ticket} 已排入回诊</translation>
        </message>
        <message>
            <source>Check in again</source>
            <translation>重新报到</translation>
        </message>
        <message>
            <source>{ticket} is back in line, behind those who wait now</source>
            <translation>{ticket} 已重新报到，排在现有等候者之后</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤回</translation>
        </message>
        <message>
            <source>The last step is taken back</source>
            <translation>已撤回上一步</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>This window pauses</source>
            <translation>本窗口已暂停</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>恢复叫号</translation>
        </message>
        <message>
            <source>This window calls again</source>
            <translation>本窗口已恢复叫号</translation>
        </message>
        <message>
            <source>Strip</source>
            <translation>长条</translation>
        </message>
        <message>
            <source>Paused: {reason}</source>
            <translation>暂停：{reason}</translation>
        </message>
        <message>
            <source>Calling</source>
            <translation>正在叫号</translation>
        </message>
        <message>
            <source>Waiting {count}</source>
            <translation>等候 {count}</translation>
        </message>
        <message>
            <source>Put aside {count}</source>
            <translation>暂挂 {count}</translation>
        </message>
        <message>
            <source>Ended {count}</source>
            <translation>已结束 {count}</translation>
        </message>
        <message>
            <source>Nobody is waiting.</source>
            <translation>没有人在等。</translation>
        </message>
        <message>
            <source>Nobody is put aside.</source>
            <translation>没有暂挂的人。</translation>
        </message>
        <message>
            <source>Nobody has been seen yet today.</source>
            <translation>今天还没有看完的人。</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>Why {ticket} stands here</source>
            <translation>{ticket} 为什么排在这里</translation>
        </message>
        <message>
            <source>Why {first} comes before {second}</source>
            <translation>{first} 为什么在 {second} 前面</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>按顺序</translation>
        </message>
        <message>
            <source>Compared</source>
            <translation>比较</translation>
        </message>
        <message>
            <source>Whole</source>
            <translation>全屏</translation>
        </message>
        <message>
            <source>Nuanxin window</source>
            <translation>暖心叫号窗口</translation>
        </message>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} 分</translation>
        </message>
        <message>
            <source>Nobody is called</source>
            <translation>没有叫到的人</translation>
        </message>
        <message>
            <source>Called, not here yet</source>
            <translation>已呼叫，还没到</translation>
        </message>
        <message>
            <source>In the room</source>
            <translation>正在看</translation>
        </message>
        <message>
            <source>called {count} times · for {minutes} min</source>
            <translation>叫过 {count} 次 · {minutes} 分钟</translation>
        </message>
        <message>
            <source>for {minutes} min</source>
            <translation>{minutes} 分钟</translation>
        </message>
        <message>
            <source>Today {served} seen, {missed} did not come</source>
            <translation>今天看完 {served} 位，过号 {missed} 位</translation>
        </message>
        <message>
            <source>usually {minutes} min each</source>
            <translation>一般每位 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Back in a few minutes</source>
            <translation>几分钟就回来</translation>
        </message>
        <message>
            <source>Break</source>
            <translation>休息</translation>
        </message>
        <message>
            <source>An emergency comes first</source>
            <translation>先处理急诊</translation>
        </message>
        <message>
            <source>Change of staff</source>
            <translation>交接班</translation>
        </message>
        <message>
            <source>Equipment out of order</source>
            <translation>设备故障</translation>
        </message>
        <message>
            <source>Which window is this?</source>
            <translation>这是哪个窗口？</translation>
        </message>
        <message>
            <source>There is no window {code}. Which one is this?</source>
            <translation>没有窗口 {code}。这是哪个窗口？</translation>
        </message>
        <message>
            <source>Type a part of its name</source>
            <translation>输入名称的一部分</translation>
        </message>
        <message>
            <source>Why does this window pause? Patients read it.</source>
            <translation>为什么暂停？患者会看到。</translation>
        </message>
        <message>
            <source>Choose below, or type another reason</source>
            <translation>在下面选，或输入别的原因</translation>
        </message>
        <message>
            <source>Send {ticket} to which queue?</source>
            <translation>{ticket} 转到哪个队列？</translation>
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
            <source>The clip cannot be published yet. Please see to what is listed.</source>
            <translation>这段影片还不能发布。请先处理列出的问题。</translation>
        </message>
        <message>
            <source>This film is damaged. Please publish the clip again.</source>
            <translation>这段影片已损坏。请重新发布。</translation>
        </message>
        <message>
            <source>{owner} is already seeing to this.</source>
            <translation>{owner}已经在处理了。</translation>
        </message>
        <message>
            <source>This request for help has ended.</source>
            <translation>这次求助已经结束。</translation>
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
        <message>
            <source>This film ({container}, {codec}) cannot be played here. Record it again here, or import it again.</source>
            <translation>这段影片（{container}，{codec}）在这里放不了。请在这里重新录制，或重新导入。</translation>
        </message>
        <message>
            <source>The film has {fps} pictures a second, at least {least} are needed. Record it again in brighter light.</source>
            <translation>影片每秒 {fps} 帧，至少要 {least} 帧。请在更亮的光线下重新录制。</translation>
        </message>
        <message>
            <source>The film measures {width} × {height}, its shorter side needs {least}. Choose a finer camera picture.</source>
            <translation>影片画面为 {width} × {height}，短边至少要 {least}。请把摄像头调到更清晰的画面。</translation>
        </message>
        <message>
            <source>The film lasts less than a second. Trim less, or record it again.</source>
            <translation>影片不到一秒。请少剪一些，或重新录制。</translation>
        </message>
        <message>
            <source>The film lasts {seconds} seconds, at most {most} are allowed. Trim it, or sign it shorter.</source>
            <translation>影片长 {seconds} 秒，最长 {most} 秒。请剪短，或打得简短些。</translation>
        </message>
        <message>
            <source>The film has sound. Import it again: the sound is then taken out.</source>
            <translation>影片带有声音。请重新导入，导入时会去掉声音。</translation>
        </message>
        <message>
            <source>The film has {size} MB, at most {most} are allowed. Trim it, or record it again.</source>
            <translation>影片有 {size} MB，最大 {most} MB。请剪短，或重新录制。</translation>
        </message>
        <message>
            <source>Give the clip a title.</source>
            <translation>请给这段影片起个标题。</translation>
        </message>
        <message>
            <source>Here a person must sign: consent and payment are never left to a placeholder.</source>
            <translation>这里必须由真人打手语：同意、缴费等内容不能用占位影片。</translation>
        </message>
        <message>
            <source>Write who signs in the film.</source>
            <translation>请填写影片中打手语的人。</translation>
        </message>
        <message>
            <source>Write which deaf reviewer watched the film and found it right.</source>
            <translation>请填写看过影片、确认无误的聋人审核员。</translation>
        </message>
        <message>
            <source>Signer and reviewer are the same person. Let somebody else review the film.</source>
            <translation>打手语的人和审核员是同一个人。请另找一人审核。</translation>
        </message>
        <message>
            <source>Write on which day the film was recorded.</source>
            <translation>请填写录制日期。</translation>
        </message>
        <message>
            <source>The day of the recording is still to come. Look at the date once more.</source>
            <translation>录制日期还没有到。请再看一下日期。</translation>
        </message>
        <message>
            <source>Write the captions in Chinese.</source>
            <translation>请填写中文字幕。</translation>
        </message>
        <message>
            <source>Caption {line} ({language}) is empty. Write it, or remove it.</source>
            <translation>第 {line} 条字幕（{language}）是空的。请填写或删除。</translation>
        </message>
        <message>
            <source>Caption {line} ({language}) is not inside the film. Set its beginning and end again.</source>
            <translation>第 {line} 条字幕（{language}）不在影片时间之内。请重新设定开始和结束。</translation>
        </message>
        <message>
            <source>Caption {line} ({language}) begins before the one above it ends. Set its beginning again.</source>
            <translation>第 {line} 条字幕（{language}）在上一条结束前就开始了。请重新设定开始。</translation>
        </message>
        <message>
            <source>Your role may not do this. Please ask an administrator.</source>
            <translation>您的岗位没有这项权限，请联系管理员。</translation>
        </message>
        <message>
            <source>Please choose a PIN of {pin} digits or more, or a password of {password} characters or more.</source>
            <translation>请设置至少 {pin} 位数字的 PIN 码，或至少 {password} 个字符的密码。</translation>
        </message>
        <message>
            <source>Please choose {longest} characters or fewer.</source>
            <translation>请不要超过 {longest} 个字符。</translation>
        </message>
        <message>
            <source>Please choose something that is harder to guess.</source>
            <translation>这个太容易被猜到，请换一个。</translation>
        </message>
        <message>
            <source>A staff number has letters, digits, - or _ only, 32 at most.</source>
            <translation>工号只能用字母、数字、- 或 _，最多 32 个。</translation>
        </message>
        <message>
            <source>This is no code of a badge. Please have one made by the command.</source>
            <translation>这不是工牌码。请用命令制作一个。</translation>
        </message>
        <message>
            <source>Please enter the name.</source>
            <translation>请填写姓名。</translation>
        </message>
        <message>
            <source>Number and PIN or password do not fit. Please try again.</source>
            <translation>工号与 PIN 码或密码不符，请再试一次。</translation>
        </message>
        <message>
            <source>Please wait {seconds} s before the next try.</source>
            <translation>请等 {seconds} 秒再试。</translation>
        </message>
        <message>
            <source>This account is locked. Please ask an administrator.</source>
            <translation>这个账号已停用，请联系管理员。</translation>
        </message>
        <message>
            <source>This number has an account already.</source>
            <translation>这个工号已经有账号。</translation>
        </message>
        <message>
            <source>There is no account with this number.</source>
            <translation>没有这个工号的账号。</translation>
        </message>
        <message>
            <source>This badge has been in use already. Please use another one.</source>
            <translation>这张工牌已经用过。请换一张。</translation>
        </message>
        <message>
            <source>This badge is not known. Please sign in with your number.</source>
            <translation>不认识这张工牌。请用工号登录。</translation>
        </message>
        <message>
            <source>Please write something first.</source>
            <translation>请先写点内容。</translation>
        </message>
        <message>
            <source>Please write at most {most} characters at a time.</source>
            <translation>每次最多写 {most} 个字。</translation>
        </message>
        <message>
            <source>Write why the clip is withdrawn.</source>
            <translation>请填写撤下的原因。</translation>
        </message>
        <message>
            <source>This film cannot be read to its end. Please take another file, or record it.</source>
            <translation>这段影片读不完整。请换一个文件，或重新录制。</translation>
        </message>
        <message>
            <source>Number {ticket} is already called to {window}, by {who}.</source>
            <translation>{ticket}号已由{who}叫到{window}。</translation>
        </message>
        <message>
            <source>Number {ticket} is still called to this window. Has the patient come?</source>
            <translation>{ticket}号还在被叫到本窗口。患者来了吗？</translation>
        </message>
        <message>
            <source>This window pauses: {reason}.</source>
            <translation>本窗口暂停：{reason}。</translation>
        </message>
        <message>
            <source>This queue pauses: {reason}.</source>
            <translation>本队列暂停叫号：{reason}。</translation>
        </message>
        <message>
            <source>This queue takes people from {opens} to {closes}.</source>
            <translation>本队列的排队时间是{opens}至{closes}。</translation>
        </message>
        <message>
            <source>This queue takes no more people today.</source>
            <translation>本队列今天的号已满。</translation>
        </message>
        <message>
            <source>There is nothing to take back.</source>
            <translation>没有可以撤回的操作。</translation>
        </message>
        <message>
            <source>This ticket is for {day}.</source>
            <translation>这张号票是{day}的。</translation>
        </message>
        <message>
            <source>We found no number of yours for today. You can register on the start page.</source>
            <translation>没有查到您今天的号。您可以回首页挂号。</translation>
        </message>
        <message>
            <source>Number {ticket} is not paid yet.</source>
            <translation>{ticket}号还没有缴费。</translation>
        </message>
        <message>
            <source>Number {ticket} is waiting and not called now.</source>
            <translation>{ticket}号正在候诊，现在没有被叫到。</translation>
        </message>
        <message>
            <source>Number {ticket} is called and has not come in yet.</source>
            <translation>{ticket}号已叫到，人还没有进来。</translation>
        </message>
        <message>
            <source>Number {ticket} is in the room.</source>
            <translation>{ticket}号正在就诊。</translation>
        </message>
        <message>
            <source>Number {ticket} is put aside for a while.</source>
            <translation>{ticket}号已暂时挂起。</translation>
        </message>
        <message>
            <source>Number {ticket} has been seen.</source>
            <translation>{ticket}号已看完。</translation>
        </message>
        <message>
            <source>Number {ticket} is not in line any more. Please check in again.</source>
            <translation>{ticket}号已不在队列中，请重新报到。</translation>
        </message>
        <message>
            <source>Number {ticket} ended with its day.</source>
            <translation>{ticket}号已随当天结束而失效。</translation>
        </message>
        <message>
            <source>Level Ⅰ, at once</source>
            <translation>Ⅰ级 急危</translation>
        </message>
        <message>
            <source>Level Ⅱ, very urgent</source>
            <translation>Ⅱ级 急重</translation>
        </message>
        <message>
            <source>Level Ⅲ, urgent</source>
            <translation>Ⅲ级 急症</translation>
        </message>
        <message>
            <source>Level Ⅳ, can wait</source>
            <translation>Ⅳ级 非急</translation>
        </message>
        <message>
            <source>Green channel</source>
            <translation>绿色通道</translation>
        </message>
        <message>
            <source>Critically ill</source>
            <translation>危重</translation>
        </message>
        <message>
            <source>Pregnant</source>
            <translation>孕妇</translation>
        </message>
        <message>
            <source>Elderly</source>
            <translation>老人</translation>
        </message>
        <message>
            <source>Soldier or veteran</source>
            <translation>军人或退役军人</translation>
        </message>
        <message>
            <source>Disabled</source>
            <translation>残疾人</translation>
        </message>
        <message>
            <source>Martyr's family</source>
            <translation>烈属</translation>
        </message>
        <message>
            <source>Child</source>
            <translation>儿童</translation>
        </message>
        <message>
            <source>Signs, call by sight</source>
            <translation>手语，看屏叫号</translation>
        </message>
        <message>
            <source>Wheelchair</source>
            <translation>轮椅</translation>
        </message>
        <message>
            <source>Hears, does not see</source>
            <translation>听语音，看不见</translation>
        </message>
        <message>
            <source>Triage level Ⅰ: counted {minutes} minutes earlier</source>
            <translation>分诊Ⅰ级：提前 {minutes} 分钟计算</translation>
        </message>
        <message>
            <source>Triage level Ⅱ: counted {minutes} minutes earlier</source>
            <translation>分诊Ⅱ级：提前 {minutes} 分钟计算</translation>
        </message>
        <message>
            <source>Green channel: counted {minutes} minutes earlier</source>
            <translation>绿色通道：提前 {minutes} 分钟计算</translation>
        </message>
        <message>
            <source>Triage level Ⅲ: counted {minutes} minutes earlier</source>
            <translation>分诊Ⅲ级：提前 {minutes} 分钟计算</translation>
        </message>
        <message>
            <source>Critically ill: counted {minutes} minutes earlier</source>
            <translation>危重：提前{minutes}分钟计算</translation>
        </message>
        <message>
            <source>Pregnant: counted {minutes} minutes earlier</source>
            <translation>孕妇：提前{minutes}分钟计算</translation>
        </message>
        <message>
            <source>Elderly: counted {minutes} minutes earlier</source>
            <translation>老人：提前{minutes}分钟计算</translation>
        </message>
        <message>
            <source>Soldier or veteran: counted {minutes} minutes earlier</source>
            <translation>军人或退役军人：提前{minutes}分钟计算</translation>
        </message>
        <message>
            <source>Disabled: counted {minutes} minutes earlier</source>
            <translation>残疾人：提前{minutes}分钟计算</translation>
        </message>
        <message>
            <source>Martyr's family: counted {minutes} minutes earlier</source>
            <translation>烈属：提前{minutes}分钟计算</translation>
        </message>
        <message>
            <source>Priority: counted {minutes} minutes earlier</source>
            <translation>优先：提前{minutes}分钟计算</translation>
        </message>
        <message>
            <source>Booked for {time}</source>
            <translation>预约时段{time}</translation>
        </message>
        <message>
            <source>Came at {time}</source>
            <translation>{time}取号</translation>
        </message>
        <message>
            <source>Return visit: one after every {count} others</source>
            <translation>回诊：每{count}位初诊后安排1位</translation>
        </message>
        <message>
            <source>Calls missed: {count}</source>
            <translation>叫号未到，共{count}次</translation>
        </message>
        <message>
            <source>Sent here from another queue, with the place kept</source>
            <translation>由其他队列转来，保留原来的位置</translation>
        </message>
        <message>
            <source>Moved here from another time or session</source>
            <translation>从别的时间或门诊改过来</translation>
        </message>
        <message>
            <source>Checked in again at {time}</source>
            <translation>{time}重新报到</translation>
        </message>
        <message>
            <source>{first} counts from {early}, {second} from {late}.</source>
            <translation>{first}从{early}算起，{second}从{late}算起。</translation>
        </message>
        <message>
            <source>Please say why: patients read it.</source>
            <translation>请写明原因，患者会看到。</translation>
        </message>
        <message>
            <source>This is the patient's own paper. Please read the one of whoever acts.</source>
            <translation>这是病人本人的证件，请读代办人的证件。</translation>
        </message>
        <message>
            <source>Somebody has already completed this patient.</source>
            <translation>已经有人补全了这位病人。</translation>
        </message>
        <message>
            <source>This paper belongs to a patient we know. If it is the same person, join the two under Patients.</source>
            <translation>这张证件属于一位已有的病人。如果是同一个人，请到“病人”里合并。</translation>
        </message>
        <message>
            <source>This cannot be saved yet. Please see to what is marked.</source>
            <translation>还不能保存，请看标出的地方。</translation>
        </message>
        <message>
            <source>{who} has changed this meanwhile. Please look at it again.</source>
            <translation>{who} 刚改过这一项，请再看一看。</translation>
        </message>
        <message>
            <source>This is still needed, so it cannot be taken out of use.</source>
            <translation>还有用到它的地方，不能停用。</translation>
        </message>
        <message>
            <source>Please type one more letter.</source>
            <translation>请再多输一个字母。</translation>
        </message>
        <message>
            <source>That is too long for a name or a number. Please type less.</source>
            <translation>姓名或号码没有这么长。请少输一些。</translation>
        </message>
        <message>
            <source>The payment of this visit is being checked. Please try again when it is known.</source>
            <translation>这个号的付款正在核对，请等有了结果再试。</translation>
        </message>
        <message>
            <source>This visit is over or cancelled. Nothing was changed.</source>
            <translation>这个号已经结束或取消，什么都没有改。</translation>
        </message>
        <message>
            <source>That session has another fee. Please cancel this visit and register anew.</source>
            <translation>那个门诊费用不同。请取消这个号，重新挂号。</translation>
        </message>
        <message>
            <source>That is another department. Please cancel this visit and register anew.</source>
            <translation>那是别的科室。请取消这个号，重新挂号。</translation>
        </message>
        <message>
            <source>The visit is for that time already.</source>
            <translation>这个号已经是那个时间。</translation>
        </message>
        <message>
            <source>Somebody has just moved this patient. Nothing was done twice.</source>
            <translation>刚有人为这位病人改了号，没有重复。</translation>
        </message>
        <message>
            <source>This session is not stopped any more. Nothing was changed.</source>
            <translation>这个门诊已经不是停诊，什么都没有改。</translation>
        </message>
        <message>
            <source>This session has nothing left that could be stopped.</source>
            <translation>这个门诊没有可以停的时段了。</translation>
        </message>
        <message>
            <source>Patients were moved already, so the session stays stopped.</source>
            <translation>已有病人改号，不能恢复出诊。</translation>
        </message>
        <message>
            <source>Somebody has just seen to this paper. Nothing was printed twice.</source>
            <translation>刚有人处理了这张单据，没有重复打印。</translation>
        </message>
        <message>
            <source>This paper is not valid any more. Please close it without printing.</source>
            <translation>这张单据已经作废，请直接关闭，不要打印。</translation>
        </message>
        <message>
            <source>This paper may have come out. Please look first; then print a copy, or close it.</source>
            <translation>这张单据可能已经打出来了。请先看一看，再补打或者关闭。</translation>
        </message>
        <message>
            <source>This person cannot take it. Please choose another one.</source>
            <translation>这位同事不能接手，请另选一位。</translation>
        </message>
        <message>
            <source>This patient has finished or left the kiosk.</source>
            <translation>这位患者已经办完，或离开了自助机。</translation>
        </message>
        <message>
            <source>The kiosk goes on by itself again. Nothing more can be done from here.</source>
            <translation>已交还自助机，这里不能再操作。</translation>
        </message>
        <message>
            <source>Nothing has been changed yet.</source>
            <translation>还没有改动。</translation>
        </message>
        <message>
            <source>Somebody else has changed this file meanwhile. Please look at it again.</source>
            <translation>这期间有人改了这份档案。请重新看一下。</translation>
        </message>
        <message>
            <source>This file has been joined with another one. Please find the patient again.</source>
            <translation>这份档案已与另一份合并。请重新查找患者。</translation>
        </message>
        <message>
            <source>These two are one file already.</source>
            <translation>这两份已经是同一份档案。</translation>
        </message>
        <message>
            <source>Number {ticket} was given since the two were joined. Cancel it first, then take them apart.</source>
            <translation>合并之后又取了 {ticket} 号。请先取消它，再分开。</translation>
        </message>
        <message>
            <source>Please say why. It is kept with your number.</source>
            <translation>请写明原因，会和您的工号一起留存。</translation>
        </message>
        <message>
            <source>Please say why in at most {most} characters.</source>
            <translation>请写明原因，最多 {most} 个字。</translation>
        </message>
        <message>
            <source>Please say in a few words why the level is another one than proposed.</source>
            <translation>所定级别与建议不同，请简单说明原因。</translation>
        </message>
        <message>
            <source>This triage has been closed.</source>
            <translation>这次分诊已经结束。</translation>
        </message>
        <message>
            <source>{who} has stopped this clock already, at {time}.</source>
            <translation>{who} 已在 {time} 停表。</translation>
        </message>
        <message>
            <source>This triage belongs to a patient already.</source>
            <translation>这次分诊已经对应了一位病人。</translation>
        </message>
        <message>
            <source>Doctor</source>
            <translation>医生</translation>
        </message>
        <message>
            <source>New look</source>
            <translation>再次评估</translation>
        </message>
        <message>
            <source>ECG</source>
            <translation>心电图</translation>
        </message>
        <message>
            <source>CT</source>
            <translation>CT</translation>
        </message>
        <message>
            <source>{value}: {points} points ({band})</source>
            <translation>{value}：{points} 分（{band}）</translation>
        </message>
        <message>
            <source>given oxygen: {points} points</source>
            <translation>吸氧：{points} 分</translation>
        </message>
        <message>
            <source>breathes air: {points} points</source>
            <translation>未吸氧：{points} 分</translation>
        </message>
        <message>
            <source>{value}: {points} points</source>
            <translation>{value}：{points} 分</translation>
        </message>
        <message>
            <source>{value}: level {level} ({band})</source>
            <translation>{value}：{level} 级（{band}）</translation>
        </message>
        <message>
            <source>{value} and short of breath: level {level} ({band})</source>
            <translation>{value}，呼吸困难：{level} 级（{band}）</translation>
        </message>
        <message>
            <source>{value}: level {level}</source>
            <translation>{value}：{level} 级</translation>
        </message>
        <message>
            <source>level {level}</source>
            <translation>{level} 级</translation>
        </message>
        <message>
            <source>NEWS2 is {total}, {least} or more: level {level} at the least</source>
            <translation>NEWS2 {total} 分，达到 {least} 分：至少 {level} 级</translation>
        </message>
        <message>
            <source>one sign has {single} points: level {level} at the least</source>
            <translation>有一项为 {single} 分：至少 {level} 级</translation>
        </message>
        <message>
            <source>nothing speaks for a graver level</source>
            <translation>没有更重的表现</translation>
        </message>
        <message>
            <source>NEWS2 is not usable under {age} years. The four levels hold; mind the age.</source>
            <translation>未满 {age} 岁，不用 NEWS2；四级标准照用，请结合年龄判断。</translation>
        </message>
        <message>
            <source>NEWS2 is not usable in pregnancy. The four levels hold.</source>
            <translation>孕期不用 NEWS2；四级标准照用。</translation>
        </message>
        <message>
            <source>Alert</source>
            <translation>清醒</translation>
        </message>
        <message>
            <source>Newly confused</source>
            <translation>新发意识模糊</translation>
        </message>
        <message>
            <source>Answers to voice</source>
            <translation>对声音有反应</translation>
        </message>
        <message>
            <source>Answers to pain</source>
            <translation>对疼痛有反应</translation>
        </message>
        <message>
            <source>Unresponsive</source>
            <translation>无反应</translation>
        </message>
        <message>
            <source>{value}: is that right?</source>
            <translation>{value}：确定吗？</translation>
        </message>
        <message>
            <source>{value}: is that right? Did you mean {meant}?</source>
            <translation>{value}：确定吗？是不是 {meant}？</translation>
        </message>
        <message>
            <source>{value} cannot be. Is it from {lowest} to {highest}?</source>
            <translation>不会是 {value}。应在 {lowest} 到 {highest} 之间。</translation>
        </message>
        <message>
            <source>{value} cannot be. Did you mean {meant}?</source>
            <translation>不会是 {value}。是不是 {meant}？</translation>
        </message>
        <message>
            <source>{systolic} over {diastolic}: is that right? The upper value is higher.</source>
            <translation>{systolic}／{diastolic}：确定吗？收缩压应高于舒张压。</translation>
        </message>
        <message>
            <source>Is the patient short of breath? Then this means level {level}.</source>
            <translation>病人呼吸困难吗？如果是，就是 {level} 级。</translation>
        </message>
        <message>
            <source>Please type a number here, such as {example}.</source>
            <translation>请输入数字，例如 {example}。</translation>
        </message>
        <message>
            <source>{value}: is that right? It is written to {step} at the finest.</source>
            <translation>{value}：确定吗？最多精确到 {step}。</translation>
        </message>
        <message>
            <source>Please look at these figures once more.</source>
            <translation>请再核对这些数值。</translation>
        </message>
        <message>
            <source>Respiration</source>
            <translation>呼吸</translation>
        </message>
        <message>
            <source>SpO2</source>
            <translation>血氧饱和度</translation>
        </message>
        <message>
            <source>Oxygen</source>
            <translation>吸氧</translation>
        </message>
        <message>
            <source>Systolic</source>
            <translation>收缩压</translation>
        </message>
        <message>
            <source>Diastolic</source>
            <translation>舒张压</translation>
        </message>
        <message>
            <source>Pulse</source>
            <translation>脉搏</translation>
        </message>
        <message>
            <source>Consciousness</source>
            <translation>意识</translation>
        </message>
        <message>
            <source>Temperature</source>
            <translation>体温</translation>
        </message>
        <message>
            <source>Pain</source>
            <translation>疼痛</translation>
        </message>
        <message>
            <source>Glasgow scale</source>
            <translation>格拉斯哥评分</translation>
        </message>
        <message>
            <source>Glucose</source>
            <translation>血糖</translation>
        </message>
        <message>
            <source>Potassium</source>
            <translation>血钾</translation>
        </message>
        <message>
            <source>Chest pain track</source>
            <translation>胸痛通道</translation>
        </message>
        <message>
            <source>Stroke track</source>
            <translation>卒中通道</translation>
        </message>
        <message>
            <source>Please choose male or female.</source>
            <translation>请选择男或女。</translation>
        </message>
        <message>
            <source>Please read the notice to the patient, then tick that they agree.</source>
            <translation>请向病人说明告知内容，同意后打勾。</translation>
        </message>
        <message>
            <source>A child without a number comes with an adult: please say who acts.</source>
            <translation>没有证件号的儿童需要大人陪同：请填写代办人。</translation>
        </message>
        <message>
            <source>The guide desk does not answer any more. Please go on here by yourself.</source>
            <translation>导诊台没有回应了。请您在这里自己继续。</translation>
        </message>
        <message>
            <source>{helper} has finished this for you.</source>
            <translation>{helper}已经帮您办完了。</translation>
        </message>
        <message>
            <source>This file is not a bill of WeChat Pay or Alipay. Nothing was stored.</source>
            <translation>这个文件不是微信支付或支付宝的账单，没有保存任何内容。</translation>
        </message>
        <message>
            <source>Line {line} of the bill has no column “{column}”. Nothing was stored.</source>
            <translation>账单第 {line} 行没有“{column}”这一列，没有保存任何内容。</translation>
        </message>
        <message>
            <source>The bill is written neither in UTF-8 nor in GBK. Nothing was stored.</source>
            <translation>账单既不是 UTF-8 也不是 GBK 编码，没有保存任何内容。</translation>
        </message>
        <message>
            <source>The archive of the bill is damaged, or holds no bill. Nothing was stored.</source>
            <translation>账单压缩包已损坏，或里面没有账单，没有保存任何内容。</translation>
        </message>
        <message>
            <source>The bill is larger than {most} MB. Nothing was stored.</source>
            <translation>账单超过 {most} MB，没有保存任何内容。</translation>
        </message>
        <message>
            <source>The bill ends at line {line}, before its totals: a part is missing. Nothing was stored.</source>
            <translation>账单到第 {line} 行就结束了，没有合计，内容不完整，没有保存任何内容。</translation>
        </message>
        <message>
            <source>Line {line} of the bill has {found} fields, not {wanted}. Nothing was stored.</source>
            <translation>账单第 {line} 行有 {found} 个字段，应为 {wanted} 个，没有保存任何内容。</translation>
        </message>
        <message>
            <source>Line {line} of the bill is of {found}, not of {wanted}. Nothing was stored.</source>
            <translation>账单第 {line} 行是 {found} 的，不是 {wanted} 的，没有保存任何内容。</translation>
        </message>
        <message>
            <source>Line {line} of the bill has no amount: “{found}”. Nothing was stored.</source>
            <translation>账单第 {line} 行的金额无法识别：“{found}”，没有保存任何内容。</translation>
        </message>
        <message>
            <source>Line {line} of the bill has no order or refund number. Nothing was stored.</source>
            <translation>账单第 {line} 行没有订单号或退款单号，没有保存任何内容。</translation>
        </message>
        <message>
            <source>Line {line} of the bill says “{found}”, which is unknown. Nothing was stored.</source>
            <translation>账单第 {line} 行写着“{found}”，无法识别，没有保存任何内容。</translation>
        </message>
        <message>
            <source>Line {line} of the bill says the same as line {first}. Nothing was stored.</source>
            <translation>账单第 {line} 行与第 {first} 行重复，没有保存任何内容。</translation>
        </message>
        <message>
            <source>Line {line} of the bill says {said}, but its lines add up to {found}. Nothing was stored.</source>
            <translation>账单第 {line} 行合计为 {said}，但明细加起来是 {found}，没有保存任何内容。</translation>
        </message>
        <message>
            <source>This is a bill of another payment service. Nothing was stored.</source>
            <translation>这是另一种支付方式的账单，没有保存任何内容。</translation>
        </message>
        <message>
            <source>This visit cannot be cancelled here. The guide desk helps you.</source>
            <translation>这里不能取消。请找导诊台帮忙。</translation>
        </message>
        <message>
            <source>You were called already. Please talk to the nurse at the rooms.</source>
            <translation>您已经叫到号了。请找诊室护士。</translation>
        </message>
        <message>
            <source>It is too late to cancel here. The guide desk helps you.</source>
            <translation>时间太近，这里不能取消。请找导诊台帮忙。</translation>
        </message>
        <message>
            <source>You cancelled {count} visits this month. The guide desk helps you.</source>
            <translation>您这个月已取消 {count} 次。请找导诊台帮忙。</translation>
        </message>
        <message>
            <source>You paid at a window. Please cancel there: you get your money back.</source>
            <translation>您在窗口付的钱。请到窗口取消和退钱。</translation>
        </message>
        <message>
            <source>You have no visit that can be cancelled.</source>
            <translation>您没有可以退的号。</translation>
        </message>
        <message>
            <source>The ticket is not enough here. Please use your ID card or insurance code.</source>
            <translation>退号要用身份证或医保码，只有小票不行。</translation>
        </message>
        <message>
            <source>Please count each note and coin from 0 to {most}.</source>
            <translation>请清点每种纸币和硬币，数量为 0 到 {most}。</translation>
        </message>
        <message>
            <source>Please enter the change that lies in the drawer.</source>
            <translation>请输入钱箱里的备用金。</translation>
        </message>
        <message>
            <source>The drawer differs from what was taken. Please say why.</source>
            <translation>钱箱金额与应收金额不符，请说明原因。</translation>
        </message>
        <message>
            <source>Please enter who takes the money over.</source>
            <translation>请输入接收款项的人。</translation>
        </message>
        <message>
            <source>Your drawer is open already.</source>
            <translation>您的钱箱已经打开。</translation>
        </message>
        <message>
            <source>There is no open drawer to count. Nothing was changed.</source>
            <translation>没有可清点的钱箱，没有做任何更改。</translation>
        </message>
        <message>
            <source>We can't tell what your insurance pays. No money was taken. Pay it all yourself here, or go to a window.</source>
            <translation>暂时查不到医保能付多少，未扣款。您可以在这里全部自费，或到窗口办理。</translation>
        </message>
        <message>
            <source>Your insurance does not pay for this. No money was taken. Pay it all yourself here, or go to a window.</source>
            <translation>这次费用医保不支付，未扣款。您可以在这里全部自费，或到窗口办理。</translation>
        </message>
        <message>
            <source>The code of a book has 8 digits.</source>
            <translation>票据代码是 8 位数字。</translation>
        </message>
        <message>
            <source>Numbers run from 1 to 9999999999, and the last is not before the first.</source>
            <translation>票据号码为 1 到 9999999999，止号不能小于起号。</translation>
        </message>
        <message>
            <source>Please write why.</source>
            <translation>请填写原因。</translation>
        </message>
        <message>
            <source>This invoice is void or reversed already. Nothing was changed.</source>
            <translation>这张票据已经作废或冲红，没有做任何更改。</translation>
        </message>
        <message>
            <source>This invoice is not of today. It can't be made void, only reversed.</source>
            <translation>这张票据不是今天开具的，不能作废，只能冲红。</translation>
        </message>
        <message>
            <source>Another book holds the numbers {first} to {last}. Please check the range.</source>
            <translation>另一本票据已包含 {first} 到 {last} 号，请核对号段。</translation>
        </message>
        <message>
            <source>This book is closed and issues no more numbers. Nothing was changed.</source>
            <translation>这本票据已停用，不再发号，没有做任何更改。</translation>
        </message>
        <message>
            <source>The file can't be read or written here. Please choose another place.</source>
            <translation>这里的文件不能读写，请换一个位置。</translation>
        </message>
        <message>
            <source>The payment company has not made its list of that day yet. Try again later.</source>
            <translation>支付公司还没有生成那一天的账单。请稍后再试。</translation>
        </message>
        <message>
            <source>The payment company says it has no list of that day, but our books have its payments. It is asked again for three days; after that, each payment is shown as a difference.</source>
            <translation>支付公司说没有当天的账单，但本院账上有当天的收退款。三天内会继续再取；仍没有时，每笔都会列为差异。</translation>
        </message>
        <message>
            <source>The payment company does not answer. Please try again in a moment.</source>
            <translation>支付公司暂时没有回应。请稍后再试。</translation>
        </message>
        <message>
            <source>This is not a payment code. Please open “Pay” in WeChat or Alipay.</source>
            <translation>这不是付款码。请打开微信或支付宝的“付款码”。</translation>
        </message>
        <message>
            <source>This code can't be read here. Please scan the code on the screen instead.</source>
            <translation>这里不能扫这种付款码。请用手机扫屏幕上的码。</translation>
        </message>
        <message>
            <source>This was paid already. Please give the money back.</source>
            <translation>这笔费用已经付过了。请把钱退还给病人。</translation>
        </message>
        <message>
            <source>Please enter the number on the card terminal's slip.</source>
            <translation>请输入刷卡小票上的参考号。</translation>
        </message>
        <message>
            <source>Agrees</source>
            <translation>一致</translation>
        </message>
        <message>
            <source>Across midnight</source>
            <translation>跨日</translation>
        </message>
        <message>
            <source>Only in our books</source>
            <translation>短款（仅本院账上有）</translation>
        </message>
        <message>
            <source>Only in the bill</source>
            <translation>长款（仅账单上有）</translation>
        </message>
        <message>
            <source>Amounts differ</source>
            <translation>金额不符</translation>
        </message>
        <message>
            <source>States differ</source>
            <translation>状态不符</translation>
        </message>
        <message>
            <source>Payment</source>
            <translation>付款</translation>
        </message>
        <message>
            <source>Refund</source>
            <translation>退款</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>待处理</translation>
        </message>
        <message>
            <source>Explained</source>
            <translation>已说明</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已结</translation>
        </message>
        <message>
            <source>It stands in the bill of {day}.</source>
            <translation>在 {day} 的账单里。</translation>
        </message>
        <message>
            <source>It stands in our books of {day}.</source>
            <translation>在本院 {day} 的账上。</translation>
        </message>
        <message>
            <source>A newer bill of the day agrees.</source>
            <translation>当日的新账单已一致。</translation>
        </message>
        <message>
            <source>Paid late; it settled the visit.</source>
            <translation>延迟到账，已用于该次就诊。</translation>
        </message>
        <message>
            <source>Paid late; it goes back to the patient.</source>
            <translation>延迟到账，正在退回患者。</translation>
        </message>
        <message>
            <source>It is in our books by now.</source>
            <translation>本院账上现已有这笔。</translation>
        </message>
        <message>
            <source>This difference is explained or closed already. Nothing was changed.</source>
            <translation>这条差异已有说明或已关闭，没有做任何更改。</translation>
        </message>
        <message>
            <source>There is no payment service “{name}” here.</source>
            <translation>这里没有名为“{name}”的支付方式。</translation>
        </message>
        <message>
            <source>This money has gone back already, or nobody has paid it. Nothing was done.</source>
            <translation>这笔钱已经退了，或没有付过。没有做任何操作。</translation>
        </message>
        <message>
            <source>Above ¥{limit} a second person must agree: somebody else who may approve refunds.</source>
            <translation>超过 ¥{limit} 要第二人同意：另一位有退费审批权的人。</translation>
        </message>
        <message>
            <source>One of these items was given back already. Nothing was done.</source>
            <translation>其中有项目已经退过。没有做任何操作。</translation>
        </message>
        <message>
            <source>This payment has no invoice yet. Please see to the invoice books first.</source>
            <translation>这笔缴费还没有票据。请先补好票据本。</translation>
        </message>
        <message>
            <source>Somebody has just seen to this refund. Nothing was done twice.</source>
            <translation>这笔退费刚有人处理过。没有重复操作。</translation>
        </message>
        <message>
            <source>¥{amount} went back to your WeChat: {day}, {time}.</source>
            <translation>{amount} 元已退到您的微信：{day} {time}。</translation>
        </message>
        <message>
            <source>¥{amount} went back to your Alipay: {day}, {time}.</source>
            <translation>{amount} 元已退到您的支付宝：{day} {time}。</translation>
        </message>
        <message>
            <source>¥{amount} went back the way you paid: {day}, {time}.</source>
            <translation>{amount} 元已原路退回：{day} {time}。</translation>
        </message>
        <message>
            <source>You got ¥{amount} in cash: {day}, {time}.</source>
            <translation>已退您现金 {amount} 元：{day} {time}。</translation>
        </message>
        <message>
            <source>¥{amount} went back to your card: {day}, {time}.</source>
            <translation>{amount} 元已退到您的银行卡：{day} {time}。</translation>
        </message>
        <message>
            <source>¥{amount} is on its way back to you, since {day}, {time}.</source>
            <translation>{amount} 元正在退给您，{day} {time} 开始。</translation>
        </message>
        <message>
            <source>¥{amount} is still yours. A payment window gives it to you.</source>
            <translation>{amount} 元还是您的。请到收费窗口领取。</translation>
        </message>
        <message>
            <source>A second person must agree: somebody else who may approve refunds.</source>
            <translation>需要另一位有退费审批权限的人员同意。</translation>
        </message>
    </context>
</TS>

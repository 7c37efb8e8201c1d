/// How services are called whose short names aren't acronyms, of both sites of the official catalogue.
///
/// A description's `refinements.json` and a `bindings-config.json` can name a namespace of their own.
enum ServiceNames {
    static let spellings: [String: String] = [
        "advisor": "Advisor", "ai3d": "AI3D", "aiart": "AIArt", "anicloud": "AniCloud",
        "antiddos": "AntiDDoS",
        "apigateway": "APIGateway", "apis": "APIs", "as": "AutoScaling", "batch": "Batch",
        "billing": "Billing",
        "bizlive": "BizLive", "bpaas": "BPaaS", "captcha": "Captcha", "cdwdoris": "CDWDoris",
        "ckafka": "CKafka", "cloudapp": "CloudApp", "cloudaudit": "CloudAudit", "cloudhsm": "CloudHSM",
        "cloudmate": "CloudMate", "cloudrc": "CloudRC", "cloudstudio": "CloudStudio", "config": "Config",
        "controlcenter": "ControlCenter", "dataagent": "DataAgent", "databuddy": "DataBuddy",
        "dataintegration": "DataIntegration", "dayu": "Dayu", "dbbrain": "DBBrain", "dnspod": "DNSPod",
        "domain": "Domain", "edgezone": "EdgeZone", "facefusion": "FaceFusion", "faceid": "FaceID",
        "goosefs": "GooseFS", "habo": "Habo", "hunyuan": "Hunyuan", "intlpartnersmgt": "IntlPartnersMgt",
        "iot": "IoT", "iotcloud": "IoTCloud", "iotexplorer": "IoTExplorer", "iotvideo": "IoTVideo",
        "iotvideoindustry": "IoTVideoIndustry", "keewidb": "KeeWiDB", "lighthouse": "Lighthouse",
        "live": "Live", "lowcode": "LowCode", "mall": "Mall", "mariadb": "MariaDB", "market": "Market",
        "memcached": "Memcached", "message": "Message", "mongodb": "MongoDB", "monitor": "Monitor",
        "oceanus": "Oceanus", "omics": "Omics", "organization": "Organization", "partners": "Partners",
        "portal": "Portal", "postgres": "Postgres", "privatedns": "PrivateDNS", "quota": "Quota",
        "redis": "Redis", "region": "Region", "securitylake": "SecurityLake", "sqlserver": "SQLServer",
        "sslpod": "SSLPod", "tag": "Tag", "tbaas": "TBaaS", "tcaplusdb": "TcaplusDB",
        "tccatalog": "TCCatalog",
        "tdmysql": "TDMySQL", "tione": "TIOne", "tokenhub": "TokenHub", "tourism": "Tourism",
        "trabbit": "TRabbit", "trocket": "TRocket", "vcube": "VCube", "wedata": "WeData",
        "weilingwith": "WeilingWith", "workbuddyenterprise": "WorkBuddyEnterprise", "yinsuda": "Yinsuda",
        "yunjing": "Yunjing", "yunsou": "Yunsou",
    ]
}

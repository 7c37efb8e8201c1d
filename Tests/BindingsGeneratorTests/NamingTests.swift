import Testing

@testable import BindingsGenerator

@Suite struct NamingTests {
    @Test(
        arguments: [
            ("TaskId", "taskID"), ("ImageUrls", "imageURLs"), ("FileUrl", "fileURL"), ("Url", "url"),
            ("Id", "id"),
            ("IDs", "ids"), ("IdList", "idList"), ("VpcIds", "vpcIDs"), ("HDRType", "hdrType"),
            ("SubAppId", "subAppID"), ("Md5", "md5"), ("FileMd5", "fileMD5"),
            ("CosBucketName", "cosBucketName"),
            ("InputCosBucket", "inputCosBucket"), ("PublicIP", "publicIP"), ("PublicIp", "publicIP"),
            ("IPv6Address", "ipv6Address"), ("Ipv6Address", "ipv6Address"), ("PublicIPv4", "publicIPv4"),
            ("HTTPSPort", "httpsPort"), ("HttpProxy", "httpProxy"), ("EnableHttps", "enableHTTPS"),
            ("ImageURLs", "imageURLs"), ("URLsToFetch", "urlsToFetch"), ("AIName", "aiName"),
            ("H264", "h264"),
            ("Layer7Rule", "layer7Rule"), ("CName", "cName"), ("DNSFormat", "dnsFormat"), ("TTL", "ttl"),
            ("hadAutoFixVul", "hadAutoFixVul"), ("size", "size"), ("up_expansion_ratio", "upExpansionRatio"),
            ("AiTryOnConfig", "aiTryOnConfig"), ("IPsec", "iPsec"),
            ("CreateAigcImageTask", "createAigcImageTask"),
        ])
    func members(_ wire: String, _ swift: String) {
        #expect(Spelling.member(wire) == swift)
    }

    @Test(
        arguments: [
            ("cvm", "CVM"), ("hunyuan", "Hunyuan"), ("lighthouse", "Lighthouse"), ("as", "AutoScaling"),
            ("dnspod", "DNSPod"), ("ai3d", "AI3D"), ("ga2", "GA2"), ("3d", "Service3D"),
        ])
    func namespaces(_ service: String, _ swift: String) {
        #expect(Spelling.namespace(ofService: service) == swift)
    }

    @Test(
        arguments: [
            ("Hunyuan", "hunyuan"), ("GG", "gg"), ("ai_try_on", "aiTryOn"), ("16:9", "v16x9"),
            ("2.5", "v2p5"),
            ("1080p", "v1080p"), ("-1", "minus1"), ("wand-vega-image", "wandVegaImage"), ("", "empty"),
            ("ON", "on"), ("image/png", "imagePng"), ("FAIL", "fail"), ("3d_panorama", "v3dPanorama"),
        ])
    func values(_ wire: String, _ swift: String) {
        #expect(Spelling.value(wire) == swift)
    }

    @Test(
        arguments: [
            ("CreateAigcImageTaskRequest", "CreateAigcImageTaskRequest"), ("hadFix", "HadFix"),
            ("GetWsTokenReq_Label", "GetWsTokenReqLabel"), ("3DModel", "V3DModel"),
        ])
    func types(_ wire: String, _ swift: String) {
        #expect(Spelling.type(wire) == swift)
    }

    @Test func whoComesFirstKeepsTheBetterName() {
        var scope = NameScope(reserved: ["write"])
        #expect(scope.claim("publicIP", "publicIp") == "publicIP")
        #expect(scope.claim("publicIP", "publicIp") == "publicIp")
        #expect(scope.claim("publicIP", "publicIp") == "publicIp2")
        #expect(scope.claim("publicIP", "publicIp") == "publicIp3")
        #expect(scope.claim("write", "writeValue") == "writeValue")
    }

    // MARK: In generated code

    @Test func collidingMembersAllGetAName() throws {
        let swift = try Snippet(
            request: [Snippet.member("DNSFormat"), Snippet.member("DnsFormat"), Snippet.member("PublicIp")]
                .joined(separator: ", ")
        ).swift()
        #expect(swift.contains(#"writer.member("DNSFormat", dnsFormat)"#))
        #expect(swift.contains(#"writer.member("DnsFormat", dnsFormatValue)"#))
        #expect(swift.contains(#"writer.member("PublicIp", publicIP)"#))
    }

    @Test func keywordsAreEscaped() throws {
        let names = [
            "Operator", "Switch", "Default", "In", "Init", "Protocol", "Public", "Func", "Await", "Class",
        ]
        let swift = try Snippet(request: names.map { Snippet.member($0) }.joined(separator: ", ")).swift()
        for name in names {
            #expect(swift.contains("var `\(name.lowercased())`: String?"))
            #expect(swift.contains(#"writer.member("\#(name)", `\#(name.lowercased())`)"#))
        }
    }

    @Test func generatedNamesAreOutOfTheMembersWay() throws {
        let names = [
            "Write", "Validate", "Self", "Writer", "Reader", "Key", "Type", "HashValue", "Description",
        ]
        let members = names.map { Snippet.member($0) }.joined(separator: ", ")
        let swift = try Snippet(request: members, response: members).swift()
        for line in [
            "var writeValue: String?", "var validateValue: String?", "var selfValue: String?",
            "var writer: String?",
            "var reader: String?", "var type: String?", "func write(to jsonWriter: inout JSONWriter) {",
            #"jsonWriter.member("Writer", writer)"#,
            "mutating func readMembers(from jsonReader: inout JSONReader) throws(JSONError) {",
            "while let jsonKey = try jsonReader.nextKey() {",
            #"case "Key": try jsonReader.readIfPresent(into: &self.key)"#,
        ] {
            #expect(swift.contains(line))
        }
    }

    @Test func dateAccessorsAreOutOfTheMembersWay() throws {
        let swift = try Snippet(
            response: [
                Snippet.member("CreateTime", of: "datetime"), Snippet.member("CreateTimeDate"),
                Snippet.member("EndDate", of: "date"), Snippet.member("Default", of: "datetime_iso"),
            ].joined(separator: ", ")
        ).swift()
        for line in [
            "var createTimeDate: String?",
            "var createTimeDate2: ServiceDate? { createTime.flatMap { ServiceDate($0) } }",
            "var endDateValue: ServiceDate? { endDate.flatMap { ServiceDate($0) } }",
            "var defaultDate: ServiceDate? { `default`.flatMap { ServiceDate($0) } }",
        ] {
            #expect(swift.contains(line))
        }
    }

    @Test func parametersNamedLikeCommonOnesAreParameters() throws {
        let names = ["Language", "SecretId", "Region", "Action", "Version", "Timestamp", "Token"]
        let swift = try Snippet(request: names.map { Snippet.member($0) }.joined(separator: ", ")).swift()
        for name in names {
            #expect(swift.contains("writer.member(\"\(name)\", \(Spelling.member(name)))"))
        }
    }

    @Test func typesNamedLikeTheStandardLibrarysDoNotHideThem() throws {
        let swift = try Snippet(
            response: [
                Snippet.member("A", "object", of: "String"), Snippet.member("B", "object", of: "Task"),
                Snippet.member("C"), Snippet.member("D", "object", of: "Type"),
            ].joined(separator: ", "),
            objects: Snippet.object("String", Snippet.member("X"))
                + Snippet.object("Task", Snippet.member("X"))
                + Snippet.object("Type", Snippet.member("X"))
        ).swift()
        #expect(swift.contains("var a: String?"))
        #expect(swift.contains("var b: Task?"))
        #expect(swift.contains("var c: Swift.String?"))
        #expect(swift.contains("var d: TypeObject?"))
        #expect(swift.contains("struct TypeObject: "))
    }

    @Test func valuesAreNamedAroundWhatEnumerationsHave() throws {
        let swift = try Snippet(
            request: Snippet.member("Mode"),
            refinements: #"""
                "enumerations": {"Mode": {"document": "M.", "members": ["DoRequest.Mode"], "values": [
                  {"value": "none", "document": "N."}, {"value": "default", "document": "D."},
                  {"value": "a-b", "document": "X."}, {"value": "a_b", "document": "Y."},
                  {"value": "Z", "document": "Z.", "name": "zed"}]}}
                """#
        ).swift()
        for line in [
            #"static var noneValue: Self { Self(rawValue: "none") }"#,
            #"static var `default`: Self { Self(rawValue: "default") }"#,
            #"static var aB: Self { Self(rawValue: "a-b") }"#,
            #"static var aBValue: Self { Self(rawValue: "a_b") }"#,
            #"static var zed: Self { Self(rawValue: "Z") }"#,
            "static var allKnownCases: [Self] { [.noneValue, .default, .aB, .aBValue, .zed] }",
        ] {
            #expect(swift.contains(line))
        }
    }
}

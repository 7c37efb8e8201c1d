import Testing

/// A limit: requests at its edge, requests past it, and what the latter are answered.
struct LimitCase: Sendable, CustomTestStringConvertible {
    var service: String
    var action: String
    /// The wire path of what is limited.
    var path: String
    var passing: [String]
    var refused: [String]
    var code = "InvalidParameterValue"
    /// The model has no way to leave it out.
    var isRequiredByType = false
    /// Told only: the service takes what breaks it.
    var isAdvice = false
    var note = ""

    /// The same, as advice.
    var asAdvice: LimitCase {
        var advice = self
        advice.isAdvice = true
        return advice
    }

    var testDescription: String { "\(service) \(action) \(path) \(note)" }
}

enum LimitCases {
    static let all = mpsCases + vodCases + sceneCases

    /// `count` times the same JSON, as a list.
    private static func list(_ count: Int, _ element: String) -> String {
        "[\(Array(repeating: element, count: count).joined(separator: ","))]"
    }

    /// A JSON string of `count` characters, each of several bytes.
    private static func text(_ count: Int) -> String { "\"\(String(repeating: "熊", count: count))\"" }

    private static func quoted(_ json: String) -> String {
        "\"\(json.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    // MARK: - MPS

    private static func mps(
        _ path: String, passing: [String], refused: [String], code: String = "InvalidParameterValue",
        note: String = ""
    ) -> LimitCase {
        LimitCase(
            service: "mps", action: "CreateAigcImageTask", path: path, passing: passing, refused: refused,
            code: code,
            note: note)
    }

    private static func mpsImages(_ count: Int, _ model: String, _ version: String?) -> LimitCase {
        func body(_ count: Int) -> String {
            let version = version.map { #""ModelVersion": "\#($0)", "# } ?? ""
            let model = model.isEmpty ? "" : #""ModelName": "\#(model)", "#
            return #"{\#(model)\#(version)"ImageInfos": \#(list(count, #"{"ImageUrl": "http://x/y.png"}"#))}"#
        }
        return mps(
            "ImageInfos", passing: [body(count)], refused: [body(count + 1)],
            note: "\(model) \(version ?? "")"
        ).asAdvice
    }

    private static func mpsSizes(
        _ model: String, _ version: String, passing: [String], refused: [String]
    ) -> LimitCase {
        func body(_ size: String) -> String {
            let parameters = quoted(#"{"size": "\#(size)"}"#)
            return #"{"ModelName": "\#(model)", "ModelVersion": "\#(version)", "Prompt": "x", "#
                + #""AdditionalParameters": \#(parameters)}"#
        }
        return mps(
            "AdditionalParameters.size", passing: passing.map(body), refused: refused.map(body),
            note: "\(model) \(version)")
    }

    private static let mpsCases: [LimitCase] = [
        mps("Prompt", passing: [#"{"Prompt": \#(text(1_000))}"#], refused: [#"{"Prompt": \#(text(1_001))}"#])
            .asAdvice,
        mps(
            "Prompt", passing: [#"{"ImageInfos": [{"ImageUrl": "http://x/y.png"}]}"#, #"{"Prompt": "x"}"#],
            refused: ["{}", #"{"ImageInfos": []}"#, #"{"Prompt": ""}"#], code: "MissingParameter",
            note: "required"),
        mps(
            "ExtraParameters.LogoAdd",
            passing: [0, 1].map { #"{"Prompt": "x", "ExtraParameters": {"LogoAdd": \#($0)}}"# },
            refused: [-1, 2].map { #"{"Prompt": "x", "ExtraParameters": {"LogoAdd": \#($0)}}"# }),
        mpsImages(1, "", nil), mpsImages(3, "GEM", nil),
        mpsImages(3, "GEM", "2.5"),
        mpsImages(3, "GEM", "3.0"),
        mpsImages(3, "Hunyuan", "3.0"), mpsImages(5, "Hunyuan", "3.5-preview"),
        mpsImages(1, "Qwen", "0925"),
        mpsImages(7, "Vidu", "q2"), mpsImages(4, "Kling", "2.1"), mpsImages(1, "Kling", "3.0"),
        mpsImages(10, "Kling", "3.0-Omni"), mpsImages(10, "Kling", "O1"),
        mpsImages(10, "wand-vega-image", "1.0-pro"),
        mpsSizes(
            "Hunyuan", "3.0", passing: ["512x512", "2048x512", "512x2048", "1024x1024"],
            refused: ["511x1024", "1024x511", "512x2049", "1024x1025", "1024*1024", "large"]),
        mpsSizes(
            "Qwen", "0925", passing: ["512*511", "2048*2048", "728*1024", "1024x1024", "2048x2048"],
            refused: ["511*511", "2048*2049", "511x511", "1024"]),
        mpsStorage("CosBucketName", #"{"CosBucketRegion": "ap-singapore"}"#),
        mpsStorage("CosBucketRegion", #"{"CosBucketName": "pictures-1250000000"}"#),
    ]

    private static func mpsStorage(_ missing: String, _ storage: String) -> LimitCase {
        let whole = #"{"CosBucketName": "pictures-1250000000", "CosBucketRegion": "ap-singapore"}"#
        return mps(
            "StoreCosParam.\(missing)", passing: [#"{"Prompt": "x", "StoreCosParam": \#(whole)}"#],
            refused: [#"{"Prompt": "x", "StoreCosParam": \#(storage)}"#], code: "MissingParameter")
    }

    // MARK: - VOD, CreateAigcImageTask

    private static func vod(
        _ path: String, passing: [String], refused: [String], code: String = "InvalidParameterValue",
        isRequiredByType: Bool = false, note: String = ""
    ) -> LimitCase {
        LimitCase(
            service: "vod", action: "CreateAigcImageTask", path: path, passing: passing, refused: refused,
            code: code,
            isRequiredByType: isRequiredByType, note: note)
    }

    /// A request with some members more.
    private static func image(_ members: String, model: String = "GG", version: String = "3.0") -> String {
        #"{"SubAppId": 1, "ModelName": "\#(model)", "ModelVersion": "\#(version)", "Prompt": "x"\#(members)}"#
    }

    private static func vodFiles(_ count: Int, _ model: String, _ version: String) -> LimitCase {
        func body(_ count: Int) -> String {
            let files = list(count, #"{"FileId": "3704211***509819"}"#)
            return
                #"{"SubAppId": 1, "ModelName": "\#(model)", "ModelVersion": "\#(version)", "FileInfos": \#(files)}"#
        }
        return vod(
            "FileInfos", passing: [body(count)], refused: [body(count + 1)], note: "\(model) \(version)")
    }

    private static func vodAdditional(
        _ name: String, _ model: String, _ version: String, passing: [String], refused: [String]
    ) -> LimitCase {
        func body(_ value: String) -> String {
            let information = quoted(#"{"AdditionalParameters": \#(quoted(#"{"\#(name)": \#(value)}"#))}"#)
            return image(#", "ExtInfo": \#(information)"#, model: model, version: version)
        }
        return vod(
            "ExtInfo.AdditionalParameters.\(name)", passing: passing.map(body), refused: refused.map(body),
            note: "\(model) \(version)")
    }

    private static func vodSizes(
        _ model: String, _ version: String, passing: [String], refused: [String]
    ) -> LimitCase {
        vodAdditional(
            "size", model, version, passing: passing.map { #""\#($0)""# },
            refused: refused.map { #""\#($0)""# })
    }

    private static func vodCount(_ model: String, _ version: String, _ most: Int) -> LimitCase {
        func body(_ count: Int) -> String {
            image(#", "OutputConfig": {"OutputImageCount": \#(count)}"#, model: model, version: version)
        }
        return vod(
            "OutputConfig.OutputImageCount", passing: [body(1), body(most)],
            refused: [body(0), body(most + 1)],
            note: model)
    }

    private static let vodCases: [LimitCase] = [
        vod(
            "SubAppId", passing: [image("")],
            refused: [#"{"ModelName": "GG", "ModelVersion": "3.0", "Prompt": "x"}"#],
            code: "MissingParameter",
            isRequiredByType: true),
        vod(
            "ModelName", passing: [image("", model: "NextModel")],
            refused: [#"{"SubAppId": 1, "ModelVersion": "3.0", "Prompt": "x"}"#], code: "MissingParameter",
            isRequiredByType: true),
        vod(
            "ModelVersion", passing: [image("", version: "next")],
            refused: [#"{"SubAppId": 1, "ModelName": "GG", "Prompt": "x"}"#], code: "MissingParameter",
            isRequiredByType: true),
        vod(
            "Prompt",
            passing: [
                #"{"SubAppId": 1, "ModelName": "GG", "ModelVersion": "3.0", "FileInfos": [{"FileId": "1"}]}"#,
                // MPS alone limits its length.
                #"{"SubAppId": 1, "ModelName": "GG", "ModelVersion": "3.0", "Prompt": \#(text(5_000))}"#,
            ],
            refused: [
                #"{"SubAppId": 1, "ModelName": "GG", "ModelVersion": "3.0"}"#,
                #"{"SubAppId": 1, "ModelName": "GG", "ModelVersion": "3.0", "FileInfos": []}"#,
            ], code: "MissingParameter"),
        vod(
            "SessionId", passing: [image(#", "SessionId": \#(text(50))"#), image(#", "SessionId": """#)],
            refused: [image(#", "SessionId": \#(text(51))"#)], code: "InvalidParameterValue.SessionIdTooLong"),
        vod(
            "SessionContext", passing: [image(#", "SessionContext": \#(text(1_000))"#)],
            refused: [image(#", "SessionContext": \#(text(1_001))"#)],
            code: "InvalidParameterValue.SessionContextTooLong"),
        vod(
            "TasksPriority", passing: [-10, 0, 10].map { image(#", "TasksPriority": \#($0)"#) },
            refused: [-11, 11].map { image(#", "TasksPriority": \#($0)"#) }),
        vod(
            "OutputConfig.MediaName", passing: [image(#", "OutputConfig": {"MediaName": \#(text(64))}"#)],
            refused: [image(#", "OutputConfig": {"MediaName": \#(text(65))}"#)]),
        vod(
            "SceneType",
            passing: [
                image(#", "SceneType": "3d_panorama""#, model: "Hunyuan"),
                image(#", "SceneType": "image_expand""#, model: "Kling", version: "2.1"),
                image(#", "SceneType": "anything""#, model: "NextModel"),
            ],
            refused: ["OG", "GG", "Jimeng", "SI", "Qwen", "Vidu", "MJ"].map {
                image(#", "SceneType": "3d_panorama""#, model: $0, version: "next")
            }),
        vod(
            "SceneType", passing: [],
            refused: [
                image(#", "SceneType": "image_expand""#, model: "Hunyuan"),
                image(#", "SceneType": "next""#, model: "Kling", version: "2.1"),
            ], note: "new ones"
        ).asAdvice,
        vod(
            "FileInfos[0].FileId", passing: [image(#", "FileInfos": [{"Type": "File", "FileId": "1"}]"#)],
            refused: [image(#", "FileInfos": [{"Type": "File"}]"#)],
            code: "MissingParameter"),
        vod(
            "FileInfos[0].FileId",
            passing: [
                image(#", "FileInfos": [{"Url": "http://x/y.png"}]"#),
                image(#", "FileInfos": [{"Base64": "AAAA"}]"#), image(#", "FileInfos": [{"FileId": "1"}]"#),
            ],
            refused: [image(#", "FileInfos": [{}]"#)], code: "MissingParameter", note: "without a type"
        ).asAdvice,
        vod(
            "FileInfos[0].Url",
            passing: [image(#", "FileInfos": [{"Type": "Url", "Url": "http://x/y.png"}]"#)],
            refused: [image(#", "FileInfos": [{"Type": "Url"}]"#)], code: "MissingParameter"),
        vod(
            "FileInfos[0].Base64",
            passing: [image(#", "FileInfos": [{"Type": "Base64", "Base64": "AAAA"}]"#)],
            refused: [image(#", "FileInfos": [{"Type": "Base64"}]"#)], code: "MissingParameter"),
        vodFiles(3, "GG", "2.5"), vodFiles(14, "GG", "3.0"), vodFiles(14, "GG", "3.1"),
        vodFiles(4, "Kling", "2.1"),
        vodFiles(1, "Kling", "3.0"), vodFiles(10, "Kling", "3.0-Omni"), vodFiles(10, "Kling", "O1"),
        vodFiles(14, "SI", "4.0").asAdvice, vodFiles(14, "SI", "4.5").asAdvice,
        vodFiles(14, "SI", "5.0-lite").asAdvice,
        vodFiles(7, "Vidu", "q2"), vodFiles(3, "Hunyuan", "3.0"), vodFiles(1, "Qwen", "0925").asAdvice,
        vodFiles(3, "MJ", "v7").asAdvice,
        vodSizes(
            "Hunyuan", "3.0", passing: ["728x1024", "512x2048", "2048x512", "1024x1024"],
            refused: ["511x512", "512x511", "2049x512", "1025x1024", "728*1024"]),
        vodSizes(
            "SI", "4.0", passing: ["728x1356", "1280x720", "4096x4096"],
            refused: ["1279x720", "4096x4097", "1280*720"]
        ).asAdvice,
        vodSizes(
            "SI", "4.5", passing: ["2560x1440", "4096x4096"], refused: ["2560x1439", "4097x4096"]
        ).asAdvice,
        vodSizes(
            "SI", "5.0-lite", passing: ["2560x1440", "3226x3225", "5202x2000"],
            refused: ["2559x1440", "3226x3226", "5203x2000"]
        ).asAdvice,
        vodSizes(
            "Qwen", "0925", passing: ["728*1024", "512*511", "2048*2048"],
            refused: ["511*511", "2048*2049", "728x1024"]
        ).asAdvice,
        vodSizes(
            "OG", "image2_high", passing: ["1024x640", "3840x2160"],
            refused: ["1008x640", "3840x2176", "1024x1032"]
        ).asAdvice,
        vodCount("Kling", "2.1", 9), vodCount("OG", "image2_low", 8),
        vod(
            "OutputConfig.OutputImageCount", passing: [image(#", "OutputConfig": {"OutputImageCount": 1}"#)],
            refused: [image(#", "OutputConfig": {"OutputImageCount": 2}"#)], note: "without effect"
        ).asAdvice,
        vod(
            "OutputConfig.AspectRatio", passing: [image(#", "OutputConfig": {"AspectRatio": "16:9"}"#)],
            refused: [image(#", "OutputConfig": {"AspectRatio": "17:9"}"#)], note: "new ones"
        ).asAdvice,
        vod(
            "OutputConfig.Resolution", passing: [image(#", "OutputConfig": {"Resolution": "2K"}"#)],
            refused: [image(#", "OutputConfig": {"Resolution": "16K"}"#)], note: "new ones"
        ).asAdvice,
        vodAdditional(
            "up_expansion_ratio", "Kling", "2.1", passing: ["0", "2", "0.5"], refused: ["-0.1", "2.1"]),
        vodAdditional(
            "down_expansion_ratio", "Kling", "2.1", passing: ["0", "2"], refused: ["-0.1", "2.1"]),
        vodAdditional(
            "left_expansion_ratio", "Kling", "2.1", passing: ["0", "2"], refused: ["-0.1", "2.1"]),
        vodAdditional(
            "right_expansion_ratio", "Kling", "2.1", passing: ["0", "2"], refused: ["-0.1", "2.1"]),
    ]

    // MARK: - VOD, CreateSceneAigcImageTask

    private static func scene(
        _ path: String, passing: [String], refused: [String], code: String = "InvalidParameterValue",
        isRequiredByType: Bool = false, note: String = ""
    ) -> LimitCase {
        LimitCase(
            service: "vod", action: "CreateSceneAigcImageTask", path: path, passing: passing,
            refused: refused,
            code: code, isRequiredByType: isRequiredByType, note: note)
    }

    /// A request for a scene.
    private static func scene(
        _ type: String, config: String = "", files: Int = 1, _ members: String = ""
    ) -> String {
        let files = list(files, #"{"FileId": "3704211***509820"}"#)
        return
            #"{"SubAppId": 1, "SceneInfo": {"Type": "\#(type)"\#(config)}, "FileInfos": \#(files)\#(members)}"#
    }

    private static func tryOn(clothes: Int) -> String {
        let clothes = list(clothes, #"{"FileId": "3704211***509819"}"#)
        return #", "AiTryOnConfig": {"Model": "WAND-tryon-1.0-lite", "ClothesFileInfos": \#(clothes)}"#
    }

    private static func count(_ count: Int) -> String {
        #", "ProductImageConfig": {"OutputImageCount": \#(count)}"#
    }

    private static func change(clothes: Int) -> String {
        #", "ChangeClothesConfig": {"ClothesFileInfos": \#(list(clothes, #"{"FileId": "1"}"#))}"#
    }

    private static let clothesScenes = [
        "change_clothes", "change_clothes_under", "change_clothes_top_wear", "change_clothes_bottom_wear",
        "change_clothes_full_wear",
    ]

    private static func output(_ members: String) -> String { #", "OutputConfig": {\#(members)}"# }

    private static let sceneCases: [LimitCase] = [
        scene(
            "SubAppId", passing: [scene("product_image")],
            refused: [#"{"SceneInfo": {"Type": "product_image"}, "FileInfos": [{"FileId": "1"}]}"#],
            code: "MissingParameter", isRequiredByType: true),
        scene(
            "SceneInfo", passing: [scene("product_image")],
            refused: [#"{"SubAppId": 1, "FileInfos": [{"FileId": "1"}]}"#], code: "MissingParameter",
            isRequiredByType: true),
        scene(
            "SceneInfo.Type", passing: [scene("next_scene")], refused: [#"{"SubAppId": 1, "SceneInfo": {}}"#],
            code: "MissingParameter"),
        scene(
            "FileInfos", passing: clothesScenes.map { scene($0, config: change(clothes: 1), files: 1) },
            refused: clothesScenes.map { scene($0, config: change(clothes: 1), files: 2) }, note: "clothes"),
        scene(
            "FileInfos", passing: [scene("ai_try_on", config: tryOn(clothes: 1))],
            refused: [scene("ai_try_on", config: tryOn(clothes: 1), files: 2)], note: "one person"),
        scene(
            "SceneInfo.ChangeClothesConfig",
            passing: clothesScenes.prefix(2).map { scene($0, config: change(clothes: 1)) },
            refused: clothesScenes.prefix(2).map { scene($0) }, code: "MissingParameter"),
        scene(
            "SceneInfo.ChangeClothesConfig", passing: [],
            refused: clothesScenes.dropFirst(2).map { scene($0) }, code: "MissingParameter"
        ).asAdvice,
        scene(
            "SceneInfo.ChangeClothesConfig.ClothesFileInfos",
            passing: [scene("change_clothes", config: change(clothes: 4))],
            refused: [scene("change_clothes", config: change(clothes: 5))]
                + clothesScenes.dropFirst().map { scene($0, config: change(clothes: 2)) }),
        scene(
            "SceneInfo.ChangeClothesConfig.ClothesFileInfos",
            passing: [scene("change_clothes", config: change(clothes: 1))],
            refused: [scene("change_clothes", config: change(clothes: 0))], code: "MissingParameter"),
        scene(
            "SceneInfo.ProductImageConfig", passing: [scene("product_image", config: count(1))],
            refused: [scene("product_image")], code: "MissingParameter"
        ).asAdvice,
        scene(
            "FileInfos", passing: [scene("product_image", files: 1), scene("product_image", files: 10)],
            refused: [scene("product_image", files: 11)], note: "product"),
        scene(
            "FileInfos", passing: [scene("next_scene", files: 0)],
            refused: [
                scene("product_image", files: 0),
                scene("change_clothes", config: change(clothes: 1), files: 0),
            ],
            code: "MissingParameter", note: "required"),
        scene(
            "SceneInfo.ProductImageConfig.OutputImageCount",
            passing: [scene("product_image", config: count(1)), scene("product_image", config: count(10))],
            refused: [scene("product_image", config: count(0)), scene("product_image", config: count(11))]),
        scene(
            "SceneInfo.AiTryOnConfig", passing: [scene("ai_try_on", config: tryOn(clothes: 1))],
            refused: [scene("ai_try_on")], code: "MissingParameter"),
        scene(
            "SceneInfo.AiTryOnConfig.ClothesFileInfos",
            passing: [
                scene("ai_try_on", config: tryOn(clothes: 1)), scene("ai_try_on", config: tryOn(clothes: 4)),
            ],
            refused: [scene("ai_try_on", config: tryOn(clothes: 5))]),
        scene(
            "SceneInfo.AiTryOnConfig.Model", passing: [scene("ai_try_on", config: tryOn(clothes: 1))],
            refused: [
                scene("ai_try_on", config: #", "AiTryOnConfig": {"ClothesFileInfos": [{"FileId": "1"}]}"#)
            ],
            code: "MissingParameter"),
        scene(
            "SessionId", passing: [scene("product_image", #", "SessionId": \#(text(50))"#)],
            refused: [scene("product_image", #", "SessionId": \#(text(51))"#)],
            code: "InvalidParameterValue.SessionIdTooLong"),
        scene(
            "SessionContext", passing: [scene("product_image", #", "SessionContext": \#(text(1_000))"#)],
            refused: [scene("product_image", #", "SessionContext": \#(text(1_001))"#)],
            code: "InvalidParameterValue.SessionContextTooLong"),
        scene(
            "TasksPriority",
            passing: [-10, 10].map { scene("product_image", #", "TasksPriority": \#($0)"#) },
            refused: [-11, 11].map { scene("product_image", #", "TasksPriority": \#($0)"#) }),
        scene(
            "OutputConfig.MediaName",
            passing: [scene("product_image", output(#""MediaName": \#(text(64))"#))],
            refused: [scene("product_image", output(#""MediaName": \#(text(65))"#))]),
        scene(
            "OutputConfig.EncodeConfig.Quality",
            passing: [1, 100].map { scene("outpainting", output(#""EncodeConfig": {"Quality": \#($0)}"#)) },
            refused: [0, 101].map { scene("outpainting", output(#""EncodeConfig": {"Quality": \#($0)}"#)) }),
        scene(
            "OutputConfig.AspectRatio",
            passing: ["product_image", "outpainting"].map { scene($0, output(#""AspectRatio": "4:5""#)) },
            refused: [scene("outpainting", output(#""AspectRatio": "wide""#))]),
        scene(
            "OutputConfig.AspectRatio", passing: [],
            refused: [
                scene("outpainting", output(#""AspectRatio": "7:5""#)),
                scene("change_clothes", config: change(clothes: 1), output(#""AspectRatio": "4:5""#)),
            ], note: "without effect"
        ).asAdvice,
        scene(
            "OutputConfig.Resolution",
            passing: [scene("ai_try_on", config: tryOn(clothes: 1), output(#""Resolution": "2K""#))],
            refused: [scene("outpainting", output(#""Resolution": "2K""#))]
        ).asAdvice,
        scene(
            "OutputConfig.ImageWidth", passing: [scene("outpainting", output(#""ImageWidth": 640"#))],
            refused: [scene("product_image", config: count(1), output(#""ImageWidth": 640"#))]
        ).asAdvice,
        scene(
            "OutputConfig.ImageHeight", passing: [scene("outpainting", output(#""ImageHeight": 640"#))],
            refused: [scene("product_image", config: count(1), output(#""ImageHeight": 640"#))]
        ).asAdvice,
    ]
}

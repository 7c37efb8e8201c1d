/// The documents that are written, read and sent.
enum Documents {
    /// About 800 bytes, in the order of the description's members.
    static let request = compact(
        """
        {"SubAppId":251007502,"ModelName":"Kling","ModelVersion":"3.0",
        "FileInfos":[
        {"Type":"File","FileId":"387702292285462759","ReferenceType":"asset"},
        {"Type":"Url","Url":"https://example.com/pictures/2026/red-panda-in-the-studio.jpg","Text":"the painter"}],
        "Prompt":"A red panda in a blue apron paints a fresco on the wall of an old library; morning light, dust in \
        the air, oil on canvas, a ladder with pots of paint beside it, the brush in its left paw",
        "NegativePrompt":"blurred, distorted hands, watermark, text","EnhancePrompt":"Enabled",
        "OutputConfig":{"StorageMode":"Permanent","MediaName":"fresco","ClassId":0,"Resolution":"2K",
        "AspectRatio":"16:9","PersonGeneration":"AllowAdult","InputComplianceCheck":"Enabled",
        "OutputComplianceCheck":"Enabled","OutputImageCount":2},
        "Seed":421337,"SessionId":"5f0c1d6a-5fd4-4f0e-9d0b-1c3a88d2a001","TasksPriority":10}
        """)

    /// Every member there is, with references of each kind.
    static let largestRequest = compact(
        #"""
        {"SubAppId":251007502,"ModelName":"Kling","ModelVersion":"3.0-Omni",
        "FileInfos":[{"Type":"Url","Url":"https://example.com/pictures/2026/red-panda.jpg"},
        {"Type":"File","FileId":"387702292285462759"},{"Type":"Base64","Base64":"iVBORw0KGgo="}],
        "Prompt":"A red panda in a blue apron paints a fresco on the wall of an old library; morning light",
        "NegativePrompt":"people, text","EnhancePrompt":"Enabled",
        "OutputConfig":{"StorageMode":"Permanent","MediaName":"fresco","ClassId":1,
        "ExpireTime":"2026-12-31T23:59:59Z","Resolution":"2k","AspectRatio":"16:9",
        "PersonGeneration":"Disallowed","InputComplianceCheck":"Enabled","OutputComplianceCheck":"Enabled",
        "OutputImageCount":4,"OutputFormat":"png","LogoAdd":"Disabled"},
        "InputRegion":"Mainland","SceneType":"image_expand","Seed":421337,
        "SessionId":"5f0c1d6a-5fd4-4f0e-9d0b-1c3a88d2a001","SessionContext":"shop window 7","TasksPriority":3,
        "ExtInfo":"{\"AdditionalParameters\":\"{\\\"up_expansion_ratio\\\":0.5}\"}"}
        """#)

    /// About 4 KB: a finished task with four images.
    static let response: String = {
        let images = (1...4).map { number in
            """
            {"StorageMode":"Permanent","MediaName":"fresco-\(number)","ClassId":0,\
            "ExpireTime":"2026-12-31T23:59:59Z","FileType":"image/png","FileUrl":\
            "https://251007502.vod2.myqcloud.com/6c4f1d0avodtranscq251007502/a1b2c3d4387702292285462759/f\(number).png",\
            "FileId":"38770229228546275\(number)","MetaData":{"Size":2486731,"Container":"png","Bitrate":0,\
            "Height":1152,"Width":2048,"Duration":0,"Rotate":0,"VideoStreamSet":[{"Bitrate":0,"Height":1152,\
            "Width":2048,"Codec":"png","Fps":25,"CodecTag":"","DynamicRangeInfo":{"Type":"SDR","HDRType":""}}],\
            "AudioStreamSet":[],"VideoDuration":0.0,"AudioDuration":0.0,"Md5":"9e107d9d372bb6826bd81d3542a419d6"}}
            """
        }
        let input = request.dropFirst().dropLast()
        return compact(
            """
            {"TaskType":"AigcImageTask","Status":"FINISH","CreateTime":"2026-05-19T08:00:00Z",
            "BeginProcessTime":"2026-05-19T08:00:02Z","FinishTime":"2026-05-19T08:00:31Z",
            "AigcImageTask":{"TaskId":"251007502-AigcImage-80d26e5a1f2b4c9d","Status":"FINISH","ErrCode":0,
            "ErrCodeExt":"","Message":"SUCCESS","Progress":100,
            "Input":{\(input)},
            "Output":{"FileInfos":[\(images.joined(separator: ","))]},
            "SessionId":"5f0c1d6a-5fd4-4f0e-9d0b-1c3a88d2a001","SessionContext":""},
            "SceneAigcImageTask":null,"RequestId":"5ca88e61-5a0e-4b4e-9c60-7b4f1d2e3a4b"}
            """)
    }()

    private static func compact(_ text: String) -> String { text.split(separator: "\n").joined() }
}

// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// The members of the generated models, as Foundation's coders want them; the names are the wire's.
enum Codables {
    struct CreateRequest: Codable {
        var SubAppId: UInt64?
        var ModelName: String?
        var ModelVersion: String?
        var FileInfos: [InputFile]?
        var Prompt: String?
        var NegativePrompt: String?
        var EnhancePrompt: String?
        var OutputConfig: OutputConfig?
        var InputRegion: String?
        var SceneType: String?
        var Seed: Int64?
        var SessionId: String?
        var SessionContext: String?
        var TasksPriority: Int64?
        var ExtInfo: String?
    }

    struct DescribeResponse: Codable {
        var TaskType: String?
        var Status: String?
        var CreateTime: String?
        var BeginProcessTime: String?
        var FinishTime: String?
        var AigcImageTask: ImageTask?
        var SceneAigcImageTask: ImageTask?
        var RequestId: String?
    }

    struct ImageTask: Codable {
        var TaskId: String?
        var Status: String?
        var ErrCode: Int64?
        var ErrCodeExt: String?
        var Message: String?
        var Progress: Int64?
        var Input: Input?
        var Output: Output?
        var SessionId: String?
        var SessionContext: String?
    }

    struct Input: Codable {
        var ModelName: String?
        var ModelVersion: String?
        var FileInfos: [InputFile]?
        var Prompt: String?
        var NegativePrompt: String?
        var EnhancePrompt: String?
        var GenerationMode: String?
        var OutputConfig: OutputConfig?
        var Seed: Int64?
        var SceneType: String?
        var ExtInfo: String?
    }

    struct InputFile: Codable {
        var `Type`: String?
        var FileId: String?
        var Url: String?
        var Base64: String?
        var Text: String?
        var ReferenceType: String?
    }

    struct OutputConfig: Codable {
        var StorageMode: String?
        var MediaName: String?
        var ClassId: Int64?
        var ExpireTime: String?
        var Resolution: String?
        var AspectRatio: String?
        var PersonGeneration: String?
        var InputComplianceCheck: String?
        var OutputComplianceCheck: String?
        var OutputImageCount: UInt64?
        var OutputFormat: String?
        var LogoAdd: String?
    }

    struct Output: Codable {
        var FileInfos: [OutputFile]?
    }

    struct OutputFile: Codable {
        var StorageMode: String?
        var MediaName: String?
        var ClassId: Int64?
        var ExpireTime: String?
        var FileType: String?
        var FileUrl: String?
        var FileId: String?
        var MetaData: MetaData?
    }

    struct MetaData: Codable {
        var Size: Int64?
        var Container: String?
        var Bitrate: Int64?
        var Height: Int64?
        var Width: Int64?
        var Duration: Double?
        var Rotate: Int64?
        var VideoStreamSet: [VideoStream]?
        var AudioStreamSet: [AudioStream]?
        var VideoDuration: Double?
        var AudioDuration: Double?
        var Md5: String?
    }

    struct VideoStream: Codable {
        var Bitrate: Int64?
        var Height: Int64?
        var Width: Int64?
        var Codec: String?
        var Fps: Int64?
        var CodecTag: String?
        var DynamicRangeInfo: DynamicRangeInfo?
    }

    struct AudioStream: Codable {
        var Bitrate: Int64?
        var SamplingRate: Int64?
        var Codec: String?
    }

    struct DynamicRangeInfo: Codable {
        var `Type`: String?
        var HDRType: String?
    }
}

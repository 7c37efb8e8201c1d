import JSONCoding
import TencentCloudLimits
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// Finds what no source knows in a request: refused where that is asked for, else noted, as a newer service may take it.
struct KnownValues {
    private(set) var violations: [Violation] = []

    private mutating func note(_ path: String, _ message: String) {
        violations.append(
            Violation(path: path, message: message, code: .invalidParameterValue, strength: .advice))
    }

    private mutating func hold<Value: OpenEnumeration>(_ path: String, to value: Value?) {
        guard let value, !Value.allKnownCases.contains(value) else { return }
        let known = Value.allKnownCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        note(path, "is '\(value.rawValue)', which no source knows; they know \(known)")
    }

    private mutating func hold(version: String?, of name: String, to table: ModelTable) {
        guard let version else { return }
        let versions = table.entries.filter { $0.name == name }.compactMap(\.version)
        guard !versions.isEmpty, !versions.contains(version) else { return }
        let known = versions.map { "'\($0)'" }.joined(separator: ", ")
        note("ModelVersion", "is '\(version)', which no source knows of \(name); they know \(known)")
    }

    private mutating func hold(_ path: String, toAddress text: String?) {
        guard let text else { return }
        let rest = ["http://", "https://"].first { text.lowercased().hasPrefix($0) }.map {
            text.dropFirst($0.count)
        }
        let isAddress = rest?.first.map { $0.isLetter || $0.isNumber || $0 == "[" } ?? false
        guard isAddress, !text.contains(where: \.isWhitespace) else {
            return note(path, "isn't an address that begins with http:// or https://")
        }
    }

    private mutating func hold<Value>(_ path: String, toJSON text: JSONString<Value>?) {
        guard let text, !text.text.isEmpty else { return }
        do {
            _ = try JSONValue(jsonText: text.text)
        } catch {
            note(path, "holds text that isn't JSON: \(error)")
        }
    }
}

extension KnownValues {
    init(_ request: MPS.CreateAigcImageTaskRequest) {
        hold("ModelName", to: request.modelName)
        hold(
            version: request.modelVersion, of: request.modelName?.rawValue ?? LocalMPS.defaultModel,
            to: MPS.ModelTables.createAigcImageTaskRequest)
        hold("SceneType", to: request.sceneType)
        for (index, image) in (request.imageInfos ?? []).enumerated() {
            hold("ImageInfos[\(index)].ImageUrl", toAddress: image.imageURL)
            hold("ImageInfos[\(index)].ReferenceType", to: image.referenceType)
        }
        hold("ExtraParameters.AspectRatio", to: request.extraParameters?.aspectRatio)
        hold("ExtraParameters.Resolution", to: request.extraParameters?.resolution)
        hold("ExtraParameters.OutputFormat", to: request.extraParameters?.outputFormat)
        hold("AdditionalParameters", toJSON: request.additionalParameters)
    }

    init(_ request: VOD.CreateAigcImageTaskRequest) {
        hold("ModelName", to: request.modelName)
        hold(
            version: request.modelVersion, of: request.modelName.rawValue,
            to: VOD.ModelTables.createAigcImageTaskRequest)
        hold("EnhancePrompt", to: request.enhancePrompt)
        hold("InputRegion", to: request.inputRegion)
        hold("SceneType", to: request.sceneType)
        for (index, file) in (request.fileInfos ?? []).enumerated() {
            hold("FileInfos[\(index)].Type", to: file.type)
            hold("FileInfos[\(index)].Url", toAddress: file.url)
            hold("FileInfos[\(index)].ReferenceType", to: file.referenceType)
        }
        if let output = request.outputConfig {
            hold("OutputConfig.StorageMode", to: output.storageMode)
            hold("OutputConfig.Resolution", to: output.resolution)
            hold("OutputConfig.AspectRatio", to: output.aspectRatio)
            hold("OutputConfig.PersonGeneration", to: output.personGeneration)
            hold("OutputConfig.InputComplianceCheck", to: output.inputComplianceCheck)
            hold("OutputConfig.OutputComplianceCheck", to: output.outputComplianceCheck)
            hold("OutputConfig.OutputFormat", to: output.outputFormat)
            hold("OutputConfig.LogoAdd", to: output.logoAdd)
        }
        hold("ExtInfo", toJSON: request.extInfo)
        let info = try? request.extInfo?.value()
        hold("ExtInfo.AdditionalParameters", toJSON: info?.additionalParameters)
    }

    init(_ request: VOD.CreateSceneAigcImageTaskRequest) {
        hold("SceneInfo.Type", to: request.sceneInfo.type)
        hold("SceneInfo.AiTryOnConfig.Model", to: request.sceneInfo.aiTryOnConfig?.model)
        let lists = [("FileInfos", request.fileInfos ?? []), ("ClothesFileInfos", request.sceneInfo.clothes)]
        for (name, files) in lists {
            for (index, file) in files.enumerated() {
                hold("\(name)[\(index)].Type", to: file.type)
                hold("\(name)[\(index)].Url", toAddress: file.url)
            }
        }
        guard let output = request.outputConfig else { return }
        hold("OutputConfig.StorageMode", to: output.storageMode)
        hold("OutputConfig.AspectRatio", to: output.aspectRatio)
        hold("OutputConfig.Resolution", to: output.resolution)
        hold("OutputConfig.EncodeConfig.Format", to: output.encodeConfig?.format)
    }
}

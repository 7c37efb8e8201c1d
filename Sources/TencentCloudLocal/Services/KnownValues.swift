import JSONCoding
import TencentCloudLimits
import TencentCloudMPS
import TencentCloudRuntime
import TencentCloudVOD

/// Refuses what no source knows, though a newer service may take it: for tests that want to hear of a misspelling.
struct KnownValues: Sendable {
    /// Whether anything is refused.
    var isStrict: Bool

    private func hold<Value: OpenEnumeration>(_ path: String, to value: Value?) throws(ServiceFault) {
        guard let value, !Value.allKnownCases.contains(value) else { return }
        let known = Value.allKnownCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        throw Self.refusal("\(path) is '\(value.rawValue)', which no source knows; they know \(known).")
    }

    private func hold(version: String?, of name: String, to table: ModelTable) throws(ServiceFault) {
        guard let version else { return }
        let versions = table.entries.filter { $0.name == name }.compactMap(\.version)
        guard !versions.isEmpty, !versions.contains(version) else { return }
        let known = versions.map { "'\($0)'" }.joined(separator: ", ")
        throw Self.refusal(
            "ModelVersion is '\(version)', which no source knows of \(name); they know \(known).")
    }

    private func hold(_ path: String, toAddress text: String?) throws(ServiceFault) {
        guard let text else { return }
        let rest = ["http://", "https://"].first { text.lowercased().hasPrefix($0) }.map {
            text.dropFirst($0.count)
        }
        let isAddress = rest?.first.map { $0.isLetter || $0.isNumber || $0 == "[" } ?? false
        guard isAddress, !text.contains(where: \.isWhitespace) else {
            throw Self.refusal("\(path) isn't an address that begins with http:// or https://.")
        }
    }

    private func hold<Value>(_ path: String, toJSON text: JSONString<Value>?) throws(ServiceFault) {
        guard let text, !text.text.isEmpty else { return }
        do {
            _ = try JSONValue(jsonText: text.text)
        } catch {
            throw Self.refusal("\(path) holds text that isn't JSON: \(error).")
        }
    }

    private static func refusal(_ message: String) -> ServiceFault {
        ServiceFault(code: .invalidParameterValue, message: message)
    }
}

extension KnownValues {
    func check(_ request: MPS.CreateAigcImageTaskRequest) throws(ServiceFault) {
        guard isStrict else { return }
        try hold("ModelName", to: request.modelName)
        try hold(
            version: request.modelVersion, of: request.modelName?.rawValue ?? "Hunyuan",
            to: MPS.ModelTables.createAigcImageTaskRequest)
        try hold("SceneType", to: request.sceneType)
        for (index, image) in (request.imageInfos ?? []).enumerated() {
            try hold("ImageInfos[\(index)].ImageUrl", toAddress: image.imageURL)
            try hold("ImageInfos[\(index)].ReferenceType", to: image.referenceType)
        }
        try hold("ExtraParameters.AspectRatio", to: request.extraParameters?.aspectRatio)
        try hold("ExtraParameters.Resolution", to: request.extraParameters?.resolution)
        try hold("ExtraParameters.OutputFormat", to: request.extraParameters?.outputFormat)
        try hold("AdditionalParameters", toJSON: request.additionalParameters)
    }

    func check(_ request: VOD.CreateAigcImageTaskRequest) throws(ServiceFault) {
        guard isStrict else { return }
        try hold("ModelName", to: request.modelName)
        try hold(
            version: request.modelVersion, of: request.modelName.rawValue,
            to: VOD.ModelTables.createAigcImageTaskRequest)
        try hold("EnhancePrompt", to: request.enhancePrompt)
        try hold("InputRegion", to: request.inputRegion)
        try hold("SceneType", to: request.sceneType)
        for (index, file) in (request.fileInfos ?? []).enumerated() {
            try hold("FileInfos[\(index)].Type", to: file.type)
            try hold("FileInfos[\(index)].Url", toAddress: file.url)
            try hold("FileInfos[\(index)].ReferenceType", to: file.referenceType)
        }
        if let output = request.outputConfig {
            try hold("OutputConfig.StorageMode", to: output.storageMode)
            try hold("OutputConfig.Resolution", to: output.resolution)
            try hold("OutputConfig.AspectRatio", to: output.aspectRatio)
            try hold("OutputConfig.PersonGeneration", to: output.personGeneration)
            try hold("OutputConfig.InputComplianceCheck", to: output.inputComplianceCheck)
            try hold("OutputConfig.OutputComplianceCheck", to: output.outputComplianceCheck)
            try hold("OutputConfig.OutputFormat", to: output.outputFormat)
            try hold("OutputConfig.LogoAdd", to: output.logoAdd)
        }
        try hold("ExtInfo", toJSON: request.extInfo)
        let info = try? request.extInfo?.value()
        try hold("ExtInfo.AdditionalParameters", toJSON: info?.additionalParameters)
    }

    func check(_ request: VOD.CreateSceneAigcImageTaskRequest) throws(ServiceFault) {
        guard isStrict else { return }
        try hold("SceneInfo.Type", to: request.sceneInfo.type)
        try hold("SceneInfo.AiTryOnConfig.Model", to: request.sceneInfo.aiTryOnConfig?.model)
        let lists = [("FileInfos", request.fileInfos ?? []), ("ClothesFileInfos", request.sceneInfo.clothes)]
        for (name, files) in lists {
            for (index, file) in files.enumerated() {
                try hold("\(name)[\(index)].Type", to: file.type)
                try hold("\(name)[\(index)].Url", toAddress: file.url)
            }
        }
        guard let output = request.outputConfig else { return }
        try hold("OutputConfig.StorageMode", to: output.storageMode)
        try hold("OutputConfig.AspectRatio", to: output.aspectRatio)
        try hold("OutputConfig.Resolution", to: output.resolution)
        try hold("OutputConfig.EncodeConfig.Format", to: output.encodeConfig?.format)
    }
}

import TencentCloudVOD

/// What a scene is told, whichever scene it is.
extension VOD.AigcImageSceneInfo {
    /// The prompts that are there; a scene has one at most.
    var prompts: [String] {
        [aiTryOnConfig?.prompt, clothesChange(self)?.prompt, productImageConfig?.prompt].compactMap(\.self)
    }

    /// The images of clothes.
    var clothes: [VOD.SceneAigcImageTaskInputFileInfo] {
        (aiTryOnConfig?.clothesFileInfos ?? []) + (clothesChange(self)?.clothesFileInfos ?? [])
    }
}

/// Callers are told that the member is deprecated; the service goes on serving those who send it.
private protocol ClothesChanging {
    var changeClothesConfig: VOD.ChangeClothesConfig? { get }
}

extension VOD.AigcImageSceneInfo: ClothesChanging {}

private func clothesChange(_ scene: some ClothesChanging) -> VOD.ChangeClothesConfig? {
    scene.changeClothesConfig
}

import TencentCloudEditDistance

/// Finds what was probably meant.
package enum Spelling {
    /// The word that differs least from `text`, if it differs little; else the only one that begins with it.
    package static func nearest(to text: String, among words: [String]) -> String? {
        if let nearest = nearestName(to: text, among: words) { return nearest }
        let longer = words.filter { text.count > 2 && $0.lowercased().hasPrefix(text.lowercased()) }
        return longer.count == 1 ? longer[0] : nil
    }
}

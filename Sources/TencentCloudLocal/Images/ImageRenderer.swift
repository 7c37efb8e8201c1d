/// Draws a placeholder and encodes it.
///
/// A debug build has to draw a 4096×4096 picture while somebody waits, so no stage looks at every pixel: a
/// scene is painted on a coarse grid of square cells, the grid becomes strips of identical rows made of
/// runs of one colour, and both encoders work on those runs.
enum ImageRenderer {
    /// The bytes of the whole file.
    static func render(_ image: PlaceholderImage, as format: ImageFormat) -> [UInt8] {
        let picture = draw(image)
        switch format {
        case .png: return PNGEncoder.encode(picture, description: image.prompt)
        case .jpeg(let quality): return JPEGEncoder.encode(picture, quality: quality, comment: image.prompt)
        }
    }

    /// The picture before it is encoded.
    static func draw(_ image: PlaceholderImage) -> StripImage {
        let size = GridSize(width: max(1, image.width), height: max(1, image.height))
        var random = SeededGenerator(text: image.prompt, seed: image.seed)
        var palette = Palette()
        let theme = Theme.all[random.integer(below: Theme.all.count)]
        var grid = CellGrid(columns: size.columns, rows: size.rows)
        Scene.all[random.integer(below: Scene.all.count)].paint(&grid, theme, &palette, &random)
        let label = Label.fitting(image, on: size, theme, &palette)
        label?.castShadow(on: &grid, palette.index(of: theme.ink))
        return StripImage(grid, size: size, label: label, palette: palette)
    }
}

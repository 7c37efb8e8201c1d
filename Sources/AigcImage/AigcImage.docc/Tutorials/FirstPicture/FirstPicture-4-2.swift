#if canImport(SwiftUI)
    import SwiftUI

    struct StudioView: View {
        let studio: Studio
        @State private var prompt = "a lighthouse at dusk"

        var body: some View {
            VStack {
                picture
                TextField("What to draw", text: $prompt)
                Button("Draw") {
                    Task { await studio.draw(prompt) }
                }
            }
            .padding()
        }

        @ViewBuilder private var picture: some View {
            switch studio.state {
            case .idle:
                Text("Nothing is drawn yet.")
            case .drawing(let stage):
                ProgressView(stage)
            case .done(let path):
                AsyncImage(url: URL(filePath: path)) { image in
                    image.resizable().scaledToFit()
                } placeholder: {
                    ProgressView()
                }
            case .failed(let reason):
                Text(reason)
            }
        }
    }
#endif

#if canImport(SwiftUI)
    import SwiftUI

    struct StudioView: View {
        let studio: Studio
        @State private var prompt = "a lighthouse at dusk"

        var body: some View {
            VStack {
                TextField("What to draw", text: $prompt)
                Button("Draw") {
                    Task { await studio.draw(prompt) }
                }
            }
            .padding()
        }
    }
#endif

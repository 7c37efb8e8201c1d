/// A code from a file that came after the build had made its plan.
@main
enum App {
    static func main() {
        print(HELLO.ErrorCode.resourceNotFoundPerson.rawValue)
    }
}

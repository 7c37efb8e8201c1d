/// What can be said of a service without its error codes.
@main
enum App {
    static func main() {
        print(HELLO.Actions.sayHello.name)
    }
}

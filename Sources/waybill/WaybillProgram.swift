@main struct WaybillProgram { static func main() {} }

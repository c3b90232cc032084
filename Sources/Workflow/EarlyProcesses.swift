import Documents

/// The first process of each kind, split off the program at its very start.
public enum EarlyProcesses {
    static let reader = EarlyChild()
    static let finder = EarlyChild()

    /// To be called before anything else, where a file is going to be read.
    public static func start() {
        let memory = ReaderProgram().memory
        reader.start { ReaderService.run(memory: memory) }
        finder.start { FinderService.run(memory: memory) }
    }
}

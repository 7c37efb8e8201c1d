extension ImageBatch {
    /// Gives tasks that were found, in the console or in an event, to the items that they were created for: items in
    /// doubt above all. They are waited for and saved like any other from then on. Sends nothing.
    ///
    /// A claim that was made before changes nothing.
    ///
    /// - Parameter tasks: The tasks' IDs by the items'.
    /// - Throws: ``BatchError``: there is no such item, it has its task already, or the task is another's.
    public func claim(_ tasks: [String: String]) throws(BatchError) {
        if tasks.isEmpty { return }
        let run = try BatchRun(self) { _ in }
        try run.claim(tasks)
    }
}

extension BatchRun {
    fileprivate func claim(_ tasks: [String: String]) throws(BatchError) {
        try BatchPlan.enter(jobs, into: journal, batch)
        for (id, taskID) in tasks.sorted(by: { $0.key < $1.key }) {
            guard let job = jobs.first(where: { $0.item.id == id }), let entry = journal.entry(job.key.text)
            else {
                throw .unknownItem(id)
            }
            if entry.taskID == taskID { continue }
            if let other = entry.taskID, ![.failed, .forgotten].contains(entry.state) {
                throw .hasTask(id, taskID: other)
            }
            if let owner = journal.owner(ofTask: taskID, besides: job.key.text) {
                throw .taskOfAnother(taskID, item: owner)
            }
            try BatchFiles(folder: batch.folder, stem: entry.stem).setAside(entry.pictures ?? [])
            try journal.append(.created(taskID: taskID), to: job.key.text)
        }
    }
}

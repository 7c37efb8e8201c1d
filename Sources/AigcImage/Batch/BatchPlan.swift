/// Names for the files of a batch.
enum BatchPlan {
    /// Writes down items that the journal doesn't have yet, each with a name for its files that no other has, and
    /// no file in the folder either.
    static func enter(_ jobs: [BatchRun.Job], into journal: BatchJournal, _ batch: ImageBatch)
        throws(BatchError)
    {
        let book = journal.book
        let new = jobs.filter { book.entries[$0.key.text] == nil }
        if new.isEmpty { return }
        var taken: Set<String> = []
        var bases: Set<String> = []
        func take(_ stem: String) {
            taken.insert(stem.lowercased())
            bases.insert(base(stem.lowercased()))
        }
        for entry in book.entries.values { take(entry.stem) }
        for name in LocalFile.names(in: batch.folder) { take(FileName.withoutExtension(name)) }
        try journal.append(
            new.map { job in
                var stem = FileName.stem(job.item.id)
                // Neither the same name, nor one that a second image of the other would get.
                while taken.contains(stem.lowercased()) || taken.contains(base(stem.lowercased()))
                    || bases.contains(stem.lowercased())
                {
                    stem += "_"
                }
                take(stem)
                let entry = BatchEntry(job.key, job.item)
                return BatchRecord(
                    .item(
                        id: entry.id, place: batch.place, stem: stem, prompt: entry.prompt,
                        model: entry.model,
                        seed: entry.seed),
                    key: job.key.text, time: BatchJournal.now)
            })
    }

    /// Without a number at its end.
    static func base(_ stem: String) -> String {
        guard let hyphen = stem.lastIndex(of: "-"),
            stem[stem.index(after: hyphen)...].allSatisfy({ $0.isNumber })
        else { return stem }
        return String(stem[..<hyphen])
    }
}

package io.guerdon.reconciliation;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.store.ChecksumIndexInput;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefComparator;
import org.apache.lucene.util.OfflineSorter;
import org.apache.lucene.util.OfflineSorter.BufferSize;
import org.apache.lucene.util.OfflineSorter.ByteSequencesReader;
import org.apache.lucene.util.OfflineSorter.ByteSequencesWriter;

/** Sorts any number of items on disk, in so much memory. One thread fills it, then one reads it. */
final class Sorter implements Closeable {
    private static final int MOST_FILES = 64;

    private final Directory directory;
    private final String name;
    private final ItemForm form;
    private final IndexOutput file;
    private final ByteSequencesWriter unsorted;
    private final int megabytes;
    private long count;

    Sorter(Directory directory, String name, Comparing comparing, int megabytes) throws IOException {
        this.directory = directory;
        this.name = name;
        this.form = new ItemForm(comparing);
        this.megabytes = megabytes;
        this.file = directory.createTempOutput(name, "unsorted", IOContext.DEFAULT);
        this.unsorted = new ByteSequencesWriter(file);
    }

    void add(Item item) throws IOException {
        unsorted.write(form.bytes(item));
        count++;
    }

    long count() {
        return count;
    }

    /** Everything that was added, in order. */
    Sorted sorted() throws IOException {
        CodecUtil.writeFooter(file);
        unsorted.close();
        OfflineSorter sorter = new OfflineSorter(
                directory, name, BytesRefComparator.NATURAL, BufferSize.megabytes(megabytes), MOST_FILES, -1, null, 0);
        String sorted = sorter.sort(file.getName());
        directory.deleteFile(file.getName());
        return new Sorted(directory.openChecksumInput(sorted), sorted);
    }

    @Override
    public void close() throws IOException {
        unsorted.close();
    }

    /** Items in order, read once. */
    static final class Sorted implements Closeable {
        private final ByteSequencesReader in;

        private Sorted(ChecksumIndexInput in, String name) {
            this.in = new ByteSequencesReader(in, name);
        }

        /** The next one; empty at the end. */
        Optional<Item> next() throws IOException {
            BytesRef bytes = in.next();
            return bytes == null ? Optional.empty() : Optional.of(ItemForm.item(bytes));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

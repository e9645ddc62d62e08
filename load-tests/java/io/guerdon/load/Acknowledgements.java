package io.guerdon.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * A file of everything the service has acknowledged: idempotency key, tab, entry id, one a line. It is what the ledger is held
 * against afterwards.
 */
final class Acknowledgements implements AutoCloseable {
    private final Keys keys;
    private final BufferedWriter file;
    private Consumer<String> also = _ -> {};

    private Acknowledgements(Keys keys, BufferedWriter file) {
        this.keys = keys;
        this.file = file;
    }

    static Acknowledgements into(Path file, Keys keys) throws IOException {
        return new Acknowledgements(
                keys, Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Tells of every entry from now on, too. */
    synchronized void tell(Consumer<String> entries) {
        also = entries;
    }

    /** Keeps an answer that names an entry; other answers promise nothing. */
    void accept(long number, Reply reply) {
        if (reply.succeeded() && !reply.entry().isEmpty()) {
            accept(keys.key(number), reply.entry());
        }
    }

    /** Keeps an entry that was answered to a key. */
    synchronized void accept(String key, String entry) {
        try {
            file.append(key).append('\t').append(entry).append('\n');
            also.accept(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}

package io.guerdon.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file an export writes, by one process at a time. */
final class ExportFile implements Closeable {
    private final FileChannel channel;

    private ExportFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens the file to go on after {@code length} bytes; whatever a crash left behind them, half a line maybe, goes. */
    static ExportFile open(Path file, long length) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            if (channel.size() < length) {
                throw new BadInput(file + " has lost what was written already; --restart begins anew");
            }
            channel.truncate(length).position(length);
            return new ExportFile(channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Held until the file is closed, or the process ends in whatever way. */
    private static void lock(FileChannel channel, Path file) throws IOException {
        BadInput taken = new BadInput("another export is writing " + file);
        try {
            if (channel.tryLock() == null) {
                throw taken;
            }
        } catch (OverlappingFileLockException _) {
            throw taken;
        }
    }

    void write(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Brings all of it to the disk and says how much that is. */
    long flush() throws IOException {
        channel.force(true);
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

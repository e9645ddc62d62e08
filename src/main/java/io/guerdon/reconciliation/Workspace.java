package io.guerdon.reconciliation;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * A directory for the files of one reconciliation. It is locked while it is used, so that the next one that begins anywhere on this machine can
 * delete what a killed process left.
 */
final class Workspace implements Closeable {
    private static final String LOCK = "lock";
    /** This process's own: to open the lock file of one, only to look, would let go of its lock. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;
    private final Directory directory;

    private Workspace(Path path, FileChannel lock) throws IOException {
        this.path = path;
        this.lock = lock;
        this.directory = new NIOFSDirectory(path.resolve("files"));
    }

    /** A new one, after those are gone that nobody uses. */
    static Workspace open(Path root) throws IOException {
        Files.createDirectories(root);
        sweep(root);
        Path path = Files.createTempDirectory(root, "reconciliation-");
        OWN.add(path);
        FileChannel lock =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        return new Workspace(path, lock);
    }

    Directory directory() {
        return directory;
    }

    private static void sweep(Path root) throws IOException {
        try (Stream<Path> paths = Files.list(root)) {
            for (Path left : paths.toList()) {
                Path lock = left.resolve(LOCK);
                if (!OWN.contains(left) && Files.exists(lock) && isFree(lock)) {
                    delete(left);
                }
            }
        }
    }

    private static boolean isFree(Path lock) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException used) {
            return false;
        }
    }

    private static void delete(Path path) throws IOException {
        List<Path> all;
        try (Stream<Path> below = Files.walk(path)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException | UncheckedIOException gone) {
            return;
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            directory.close();
            delete(path);
        } finally {
            OWN.remove(path);
        }
    }
}

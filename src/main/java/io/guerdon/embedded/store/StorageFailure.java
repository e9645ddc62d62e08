package io.guerdon.embedded.store;

import java.io.Serial;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;

/** The disk refused: the outcome of the command is unknown to its caller. */
public final class StorageFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StorageFailure(RocksDBException cause) {
        super("the disk refused: " + cause.getMessage(), cause);
    }

    private StorageFailure(String message, RocksDBException cause) {
        super(message, cause);
    }

    static StorageFailure opening(Path directory, RocksDBException cause) {
        String reason = String.valueOf(cause.getMessage());
        if (reason.contains("LOCK") || reason.contains("lock ")) {
            return new StorageFailure("another process is using the store in " + directory + "; stop it first", cause);
        }
        return new StorageFailure("cannot open the store in " + directory + ": " + reason, cause);
    }
}

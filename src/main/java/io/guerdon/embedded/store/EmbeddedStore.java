package io.guerdon.embedded.store;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A MongoDB-speaking store inside this process, its data in a directory. A write it has acknowledged survives the end of
 * the process and of the machine. It listens on loopback only and asks for no credentials. A second process that opens
 * the same directory gets a {@link StorageFailure} that says so.
 */
public final class EmbeddedStore implements AutoCloseable {
    private final Disk disk;
    private final Sweeper sweeper;
    private final WireServer server;

    private EmbeddedStore(Disk disk, InetSocketAddress address, Clock clock) {
        Catalog catalog = new Catalog(disk);
        Cursors cursors = new Cursors();
        this.disk = disk;
        this.server = new WireServer(address, new Commands(disk, catalog, cursors));
        this.sweeper = new Sweeper(catalog, new Writes(disk, catalog), cursors, clock);
    }

    /** Opens the store on a free port of the loopback interface. */
    public static EmbeddedStore open(Path directory) {
        return open(directory, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Opens the store on a loopback address; port 0 takes a free one. */
    public static EmbeddedStore open(Path directory, InetSocketAddress address) {
        return open(directory, address, Clock.systemUTC());
    }

    static EmbeddedStore open(Path directory, InetSocketAddress address, Clock clock) {
        Disk disk = new Disk(directory);
        try {
            return new EmbeddedStore(disk, address, clock);
        } catch (RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    /** For a MongoDB driver; without a database name. */
    public String connectionString() {
        InetSocketAddress address = server.address();
        return "mongodb://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Removes what has expired now rather than within the next minute. */
    void sweep() {
        sweeper.sweep();
    }

    @Override
    public void close() {
        server.close();
        sweeper.close();
        disk.close();
    }
}

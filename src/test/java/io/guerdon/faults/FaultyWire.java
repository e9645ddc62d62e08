package io.guerdon.faults;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before a MongoDB server's port and spoils some exchanges by a seed: the connection breaks before the request or after it,
 * the answer never comes though the connection stays, or it comes late.
 */
final class FaultyWire implements AutoCloseable {
    private static final int SLOWEST_MILLIS = 50;

    private final ServerSocket entrance;
    private final int server;
    private final Random random;
    private final int perThousand;
    private final AtomicLong count = new AtomicLong();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean fair;

    FaultyWire(int server, long seed, int perThousand) throws IOException {
        this.server = server;
        this.random = new Random(seed);
        this.perThousand = perThousand;
        this.entrance = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    private enum Fault {
        NONE,
        SLOW,
        CUT_BEFORE,
        CUT_AFTER,
        SILENCE
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Nothing is spoilt any more. */
    void end() {
        fair = true;
    }

    long count() {
        return count.get();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = entrance.accept();
                sockets.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // Nobody comes any more.
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            sockets.add(upstream);
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            exchange(client, upstream);
        } catch (IOException | InterruptedException broken) {
            // One of the two has gone, or was cut off.
        } finally {
            sockets.remove(client);
        }
    }

    private void exchange(Socket client, Socket upstream) throws IOException, InterruptedException {
        DataInputStream requests = new DataInputStream(client.getInputStream());
        DataInputStream answers = new DataInputStream(upstream.getInputStream());
        while (true) {
            byte[] request = message(requests);
            Fault fault = next();
            if (fault == Fault.CUT_BEFORE) {
                return;
            }
            write(upstream, request);
            byte[] answer = message(answers);
            if (fault == Fault.CUT_AFTER) {
                return;
            }
            if (fault == Fault.SLOW) {
                Thread.sleep(1 + upTo(SLOWEST_MILLIS));
            }
            if (fault != Fault.SILENCE) {
                write(client, answer);
            }
        }
    }

    /** A message says its length first, in four bytes, least first. */
    private static byte[] message(DataInputStream in) throws IOException {
        byte[] length = in.readNBytes(4);
        if (length.length < 4) {
            throw new EOFException();
        }
        int all = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] message = new byte[all];
        System.arraycopy(length, 0, message, 0, 4);
        in.readFully(message, 4, all - 4);
        return message;
    }

    private static void write(Socket socket, byte[] message) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(message);
        out.flush();
    }

    private Fault next() {
        if (fair || upTo(1_000) >= perThousand) {
            return Fault.NONE;
        }
        count.incrementAndGet();
        return Fault.values()[1 + upTo(Fault.values().length - 1)];
    }

    private int upTo(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}

package io.guerdon.publishing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.MetadataResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.apache.kafka.common.requests.ResponseHeader;

/**
 * A broker that does not know a new topic yet: the first batches that arrive are refused, and what a producer has sent behind
 * them meanwhile is taken. A real broker stands behind it.
 */
final class RefusingBroker implements AutoCloseable {
    /** Time for a producer to send more without having been answered. */
    private static final int TEMPTATION_MILLIS = 400;

    private final ServerSocket entrance;
    private final int broker;
    private final AtomicInteger refusals;

    RefusingBroker(int broker, int refusals) throws IOException {
        this.broker = broker;
        this.refusals = new AtomicInteger(refusals);
        this.entrance = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    String address() {
        return "127.0.0.1:" + entrance.getLocalPort();
    }

    /** Batches that are still to be refused. */
    int refusals() {
        return refusals.get();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // Nobody comes any more.
        }
    }

    private void serve(Socket client) {
        ConcurrentMap<Integer, RequestHeader> asked = new ConcurrentHashMap<>();
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), broker)) {
            Thread back = Thread.ofVirtual().start(() -> answers(client, upstream, asked));
            requests(client, upstream, asked);
            back.interrupt();
        } catch (IOException | InterruptedException broken) {
            // One of the two has gone.
        }
    }

    private void requests(Socket client, Socket upstream, ConcurrentMap<Integer, RequestHeader> asked)
            throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        while (true) {
            byte[] frame = in.readNBytes(in.readInt());
            ByteBuffer request = ByteBuffer.wrap(frame);
            RequestHeader header = RequestHeader.parse(request);
            if (header.apiKey() == ApiKeys.PRODUCE && refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                tempt(in);
                write(client, refusal(header, request));
            } else {
                asked.put(header.correlationId(), header);
                write(upstream, ByteBuffer.wrap(frame));
            }
        }
    }

    private static void tempt(DataInputStream in) throws IOException, InterruptedException {
        for (int waited = 0; waited < TEMPTATION_MILLIS && in.available() == 0; waited += 10) {
            Thread.sleep(10);
        }
    }

    private static ByteBuffer refusal(RequestHeader header, ByteBuffer request) {
        AbstractRequest produce = AbstractRequest.parseRequest(
                        header.apiKey(), header.apiVersion(), new ByteBufferAccessor(request))
                .request;
        return serialized(header, produce.getErrorResponse(0, new UnknownTopicOrPartitionException("not yet")));
    }

    private void answers(Socket client, Socket upstream, ConcurrentMap<Integer, RequestHeader> asked) {
        try {
            DataInputStream in = new DataInputStream(upstream.getInputStream());
            while (true) {
                ByteBuffer answer = ByteBuffer.wrap(in.readNBytes(in.readInt()));
                RequestHeader header = asked.remove(answer.getInt(0));
                write(client, header.apiKey() == ApiKeys.METADATA ? here(header, answer) : answer);
            }
        } catch (IOException broken) {
            // One of the two has gone.
        }
    }

    /** Tells the producer to come here again. */
    private ByteBuffer here(RequestHeader header, ByteBuffer answer) {
        MetadataResponse metadata = (MetadataResponse) AbstractResponse.parseResponse(answer, header);
        metadata.data().brokers().forEach(there -> there.setPort(entrance.getLocalPort()));
        return serialized(header, metadata);
    }

    private static ByteBuffer serialized(RequestHeader header, AbstractResponse response) {
        ResponseHeader head = header.toResponseHeader();
        return RequestUtils.serialize(head.data(), head.headerVersion(), response.data(), header.apiVersion());
    }

    private static void write(Socket socket, ByteBuffer frame) throws IOException {
        synchronized (socket) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ByteBuffer.allocate(Integer.BYTES).putInt(frame.remaining()).array());
            out.write(frame.array(), frame.arrayOffset() + frame.position(), frame.remaining());
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }
}

package io.guerdon.ledger;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A store behind a gate that the test opens and shuts. */
public final class StoreGate {
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Gate gate = Gate.OPEN;
    private volatile CountDownLatch opened = new CountDownLatch(0);

    /** What happens to calls. */
    public enum Gate {
        /** They are answered. */
        OPEN,
        /** They wait until the gate is set otherwise. */
        STANDING_STILL,
        /** They fail and have no effect. */
        UNREACHABLE,
        /** They fail and have their effect. */
        SILENT,
        /** They fail as nothing should that can be caught, and have no effect. */
        BROKEN
    }

    /** Sets the gate; whoever waited goes on. */
    public void set(Gate next) {
        CountDownLatch before = opened;
        opened = new CountDownLatch(next == Gate.STANDING_STILL ? 1 : 0);
        gate = next;
        before.countDown();
    }

    /** Calls that stand still. */
    public int waiting() {
        return waiting.get();
    }

    /** The same port behind the gate. */
    public <T> T before(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (_, method, arguments) -> method.getName().equals("seal")
                        ? call(method, target, arguments)
                        : through(method, target, arguments)));
    }

    private Object through(Method method, Object target, Object[] arguments) throws Throwable {
        if (gate == Gate.STANDING_STILL) {
            standStill();
        }
        return switch (gate) {
            case OPEN, STANDING_STILL -> call(method, target, arguments);
            case UNREACHABLE -> throw new StoreUnavailable("not reached", new IOException());
            case SILENT -> {
                call(method, target, arguments);
                throw new StoreUnavailable("no answer", new IOException());
            }
            case BROKEN -> throw new LinkageError("not there");
        };
    }

    private void standStill() {
        waiting.incrementAndGet();
        try {
            if (!opened.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody opens the gate");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted", stopping);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException fault) {
            throw fault.getCause();
        }
    }
}

package io.guerdon.faults;

import io.guerdon.ledger.StoreUnavailable;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** What befalls calls of a store, by a seed: they are slow, do not arrive, are not answered, or arrive after their caller gave up. */
final class Mishaps implements AutoCloseable {
    private static final int SLOWEST_MILLIS = 20;
    private static final int LATEST_MILLIS = 150;

    private final Random random;
    private final int percent;
    private final AtomicLong count = new AtomicLong();
    private final ExecutorService late = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Weather weather = Weather.FOUL;

    Mishaps(long seed, int percent) {
        this.random = new Random(seed);
        this.percent = percent;
    }

    private enum Weather {
        FOUL,
        FAIR
    }

    private enum Mishap {
        NONE,
        SLOW,
        NOT_REACHED,
        NOT_ANSWERED,
        LATE
    }

    /** The same port, with mishaps. */
    <T> T before(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (_, method, arguments) -> method.getName().equals("seal")
                        ? call(method, target, arguments)
                        : through(method, target, arguments)));
    }

    /** Nothing happens any more, and what was on its way has arrived. */
    void end() {
        weather = Weather.FAIR;
        late.close();
    }

    long count() {
        return count.get();
    }

    private Object through(Method method, Object target, Object[] arguments) throws Throwable {
        return switch (next()) {
            case NONE -> call(method, target, arguments);
            case SLOW -> {
                Thread.sleep(1 + (long) upTo(SLOWEST_MILLIS));
                yield call(method, target, arguments);
            }
            case NOT_REACHED -> throw new StoreUnavailable("not reached", new IOException());
            case NOT_ANSWERED -> {
                call(method, target, arguments);
                throw new StoreUnavailable("no answer", new IOException());
            }
            case LATE -> {
                int millis = upTo(LATEST_MILLIS);
                late.submit(() -> arrive(method, target, arguments, millis));
                throw new StoreUnavailable("given up", new IOException());
            }
        };
    }

    private Object arrive(Method method, Object target, Object[] arguments, int millis) throws Exception {
        Thread.sleep(millis);
        return method.invoke(target, arguments);
    }

    private Mishap next() {
        if (weather == Weather.FAIR || upTo(100) >= percent) {
            return Mishap.NONE;
        }
        count.incrementAndGet();
        return Mishap.values()[1 + upTo(Mishap.values().length - 1)];
    }

    private int upTo(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException fault) {
            throw fault.getCause();
        }
    }

    @Override
    public void close() {
        late.shutdownNow();
    }
}

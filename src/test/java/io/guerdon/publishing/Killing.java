package io.guerdon.publishing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Counts the calls a process makes of its stores and broker, and kills it at a chosen one, before or after its effect. */
final class Killing {
    private final int at;
    private final boolean afterEffect;
    private int calls;

    Killing(int at, boolean afterEffect) {
        this.at = at;
        this.afterEffect = afterEffect;
    }

    static Killing never() {
        return new Killing(Integer.MAX_VALUE, false);
    }

    int calls() {
        return calls;
    }

    /** The same port, watched. */
    <T> T watched(Class<T> port, T target) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    boolean last = ++calls >= at;
                    if (last && !afterEffect) {
                        throw new Killed();
                    }
                    Object answer = answer(method, target, arguments);
                    if (last) {
                        throw new Killed();
                    }
                    return answer;
                }));
    }

    private static Object answer(java.lang.reflect.Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException fault) {
            throw fault.getCause();
        }
    }

    /** The end of a process; nothing in it can catch this. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}

package io.guerdon.web;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/** What schemas are called in the contract: a type that stands within another one of a capability says of which, as its own name is often no more than "Each". */
final class SchemaNames extends TypeNameResolver {
    private static final String CONTRACT = SchemaNames.class.getPackageName();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        Class<?> enclosing = type.getEnclosingClass();
        String name = super.nameForClass(type, options);
        return enclosing == null || !isCapability(type) ? name : super.nameForClass(enclosing, options) + name;
    }

    private static boolean isCapability(Class<?> type) {
        return type.getName().startsWith("io.guerdon.")
                && !type.getPackageName().equals(CONTRACT);
    }
}

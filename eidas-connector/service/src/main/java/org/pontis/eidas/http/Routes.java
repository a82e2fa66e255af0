package org.pontis.eidas.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every address that we answer at, and what answers. */
final class Routes {

    private final Map<String, Map<String, Handler>> exact = new TreeMap<>();
    private final Map<String, Handler> below = new LinkedHashMap<>();

    /** What answers. */
    @FunctionalInterface
    interface Handler {

        Answer answer(Call call);
    }

    Routes get(String path, Handler handler) {
        return add("GET", path, handler).add("HEAD", path, handler);
    }

    Routes post(String path, Handler handler) {
        return add("POST", path, handler);
    }

    /** Everything whose path begins so. */
    Routes getBelow(String prefix, Handler handler) {
        below.put(prefix, handler);
        return this;
    }

    /** These and those. */
    Routes and(Routes others) {
        Routes both = new Routes();
        both.exact.putAll(exact);
        both.exact.putAll(others.exact);
        both.below.putAll(below);
        both.below.putAll(others.below);
        return both;
    }

    /** @throws BadCall if nothing answers there */
    Handler find(String method, String path) {
        Map<String, Handler> methods = exact.get(path);
        if (methods == null) {
            return below(method, path);
        }
        Handler handler = methods.get(method);
        if (handler == null) {
            throw BadCall.unknownMethod(methods.keySet());
        }
        return handler;
    }

    /** Which route it is, for counting: there are few. */
    String name(String path) {
        return exact.containsKey(path)
                ? path
                : below.keySet().stream().filter(path::startsWith).findFirst().orElse("other");
    }

    private Handler below(String method, String path) {
        Handler handler = below.entrySet().stream()
                .filter(entry -> path.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(BadCall::unknownPage);
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw BadCall.unknownMethod(Set.of("GET", "HEAD"));
        }
        return handler;
    }

    private Routes add(String method, String path, Handler handler) {
        exact.computeIfAbsent(path, any -> new TreeMap<>()).put(method, handler);
        return this;
    }
}

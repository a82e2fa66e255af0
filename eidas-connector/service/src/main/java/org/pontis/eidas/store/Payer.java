package org.pontis.eidas.store;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who has a share of our memory, and no more than that, so that nobody fills all of it. */
public record Payer(Kind kind, String name) {

    private static final ThreadLocal<Payer> CALLER = new ThreadLocal<>();

    /** Of what kind, and which part of all memory one of them may have. */
    public enum Kind {
        /** A network address that browsers come from; there may be a whole company behind it. */
        ADDRESS(8),
        /** A country that asks us. */
        COUNTRY(3),
        /** A broker that asks us. */
        CLIENT(2),
        /** One login, however often its citizen goes back. */
        LOGIN(400);

        /** What one login needs in any case. */
        private static final long LEAST = 8_192;

        private final int part;

        Kind(int part) {
            this.part = part;
        }

        long share(long all) {
            return Math.max(LEAST, all / part);
        }
    }

    /** Whatever this thread keeps while it does this is charged to the address as well. */
    public static <T> T calling(Optional<String> address, Supplier<T> work) {
        address.map(text -> new Payer(Kind.ADDRESS, text)).ifPresent(CALLER::set);
        try {
            return work.get();
        } finally {
            CALLER.remove();
        }
    }

    /** Everybody whom this value is charged to. */
    static Set<Payer> of(Object value) {
        Set<Payer> payers = new LinkedHashSet<>();
        if (value instanceof Charged charged) {
            payers.addAll(charged.payers());
        }
        Optional.ofNullable(CALLER.get()).ifPresent(payers::add);
        return payers;
    }

    /** Of it alone; never with a space. */
    String word() {
        return kind.ordinal() + name.replaceAll("[^!-~]", "_");
    }

    static String write(Set<Payer> payers) {
        return payers.stream().map(Payer::word).collect(Collectors.joining(" "));
    }
}

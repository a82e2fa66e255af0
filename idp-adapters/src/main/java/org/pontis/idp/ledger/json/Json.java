package org.pontis.idp.ledger.json;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value of the ledger's JSON. */
public sealed interface Json {

    /** A string; a half of a surrogate pair is refused when it is written. */
    record Text(String value) implements Json {}

    /** A whole number that every reader of JSON keeps exactly (RFC 7493, 2.2). */
    record Whole(long value) implements Json {

        /** 2^53 - 1. */
        public static final long LARGEST = (1L << 53) - 1;

        public Whole {
            if (value > LARGEST || value < -LARGEST) {
                throw new IllegalArgumentException("a number beyond 2^53");
            }
        }
    }

    record Truth(boolean value) implements Json {}

    record Items(List<Json> values) implements Json {

        public Items {
            values = List.copyOf(values);
        }
    }

    /** An object; the order of names is that of their UTF-16 code units, which is {@link String}'s own (RFC 8785, 3.2.3). */
    record Members(SortedMap<String, Json> values) implements Json {

        public Members {
            values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        }

        public static Members none() {
            return new Members(new TreeMap<>());
        }

        /** The same with one more. */
        public Members with(String name, Json value) {
            SortedMap<String, Json> more = new TreeMap<>(values);
            more.put(name, value);
            return new Members(more);
        }

        public Members with(String name, String value) {
            return with(name, new Text(value));
        }

        public Members with(String name, long value) {
            return with(name, new Whole(value));
        }

        /**
         * Refuses what the format does not know: it could be read differently by somebody else.
         *
         * @throws Malformed there is a member of another name
         */
        public void only(Set<String> names) throws Malformed {
            for (String name : values.keySet()) {
                if (!names.contains(name)) {
                    throw new Malformed("a member that the format does not know");
                }
            }
        }

        public String text(String name) throws Malformed {
            if (values.get(name) instanceof Text text) {
                return text.value();
            }
            throw new Malformed("no text '" + name + "'");
        }

        public long whole(String name) throws Malformed {
            if (values.get(name) instanceof Whole whole) {
                return whole.value();
            }
            throw new Malformed("no number '" + name + "'");
        }

        public Members members(String name) throws Malformed {
            if (values.get(name) instanceof Members members) {
                return members;
            }
            throw new Malformed("no object '" + name + "'");
        }

        public List<Json> items(String name) throws Malformed {
            if (values.get(name) instanceof Items items) {
                return items.values();
            }
            throw new Malformed("no array '" + name + "'");
        }
    }
}

package org.pontis.eidas.store;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;

/**
 * What counts when nodes see each other again that had not for a while: everything that either of them kept, and that something is
 * used up rather than that it waits.
 */
final class Reunion implements EntryMergePolicy<String, String> {

    @Override
    public CacheEntry<String, String> merge(
            CacheEntry<String, String> preferred, List<CacheEntry<String, String>> others) {
        List<CacheEntry<String, String>> all = Stream.concat(Stream.of(preferred), others.stream())
                .filter(Objects::nonNull)
                .toList();
        return all.stream()
                .filter(entry -> !Kept.isWaiting(entry.getValue()))
                .findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
    }
}

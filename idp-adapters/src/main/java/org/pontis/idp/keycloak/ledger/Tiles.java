package org.pontis.idp.keycloak.ledger;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.pontis.idp.ledger.tree.Hash;
import org.pontis.idp.ledger.tree.Hashes;
import org.pontis.idp.ledger.tree.Node;

/**
 * The hashes of a tree as they stand in the database: of every eighth level, 256 side by side in one row, from which those of
 * the levels between are computed. So a proof in a tree of ten million leaves reads a handful of rows.
 */
final class Tiles implements Hashes {

    private static final int LEVELS = 8;
    private static final int WIDTH = 1 << LEVELS;

    private final Books books;
    private final int tree;
    private final Map<Place, byte[]> known = new HashMap<>();
    private final Set<Place> stored = new HashSet<>();
    private final Set<Place> changed = new HashSet<>();

    /** Where a row stands: its lowest level is {@code 8 * height}. */
    private record Place(int height, long place) {

        static Place of(Node node) {
            int above = node.level() % LEVELS;
            return new Place(node.level() / LEVELS, node.index() << above >>> LEVELS);
        }
    }

    Tiles(Books books, int tree) {
        this.books = books;
        this.tree = tree;
    }

    @Override
    public Map<Node, Hash> at(Set<Node> nodes) {
        Set<Place> unread = nodes.stream().map(Place::of).collect(Collectors.toSet());
        unread.removeAll(known.keySet());
        if (!unread.isEmpty()) {
            read(unread);
        }
        return nodes.stream()
                .filter(this::isThere)
                .collect(
                        Collectors.toMap(Function.identity(), node -> fold(node.level() % LEVELS, offset(node), node)));
    }

    private void read(Set<Place> places) {
        String where = places.stream()
                .map(place -> "(HEIGHT = " + place.height() + " and PLACE = " + place.place() + ")")
                .collect(Collectors.joining(" or "));
        Books.rows(books.query("select HEIGHT, PLACE, HASHES from {h-schema}PONTIS_LEDGER_TILE where TREE = :tree and ("
                                + where + ")")
                        .setParameter("tree", tree))
                .forEach(row -> {
                    Place place = new Place(((Number) row[0]).intValue(), ((Number) row[1]).longValue());
                    known.put(place, (byte[]) row[2]);
                    stored.add(place);
                });
    }

    private boolean isThere(Node node) {
        byte[] hashes = known.get(Place.of(node));
        return hashes != null && (offset(node) + (1 << node.level() % LEVELS)) * Hash.LENGTH <= hashes.length;
    }

    private static int offset(Node node) {
        return (int) (node.index() << node.level() % LEVELS & WIDTH - 1);
    }

    private Hash fold(int above, int offset, Node node) {
        if (above == 0) {
            int begin = offset * Hash.LENGTH;
            return Hash.of(Arrays.copyOfRange(known.get(Place.of(node)), begin, begin + Hash.LENGTH));
        }
        int half = 1 << above - 1;
        return Hash.ofNode(fold(above - 1, offset, node), fold(above - 1, offset + half, node));
    }

    /** Takes what a new leaf completed; the frontier was read from here, so every row that grows is known. */
    void put(Map<Node, Hash> fresh) {
        fresh.forEach((node, hash) -> {
            if (node.level() % LEVELS == 0) {
                Place place = Place.of(node);
                byte[] before = known.getOrDefault(place, new byte[0]);
                if (before.length != offset(node) * Hash.LENGTH) {
                    throw new IllegalStateException("The ledger's tiles do not end where its tree does.");
                }
                byte[] after = Arrays.copyOf(before, before.length + Hash.LENGTH);
                System.arraycopy(hash.octets(), 0, after, before.length, Hash.LENGTH);
                known.put(place, after);
                changed.add(place);
            }
        });
    }

    void write() {
        List<Place> begun =
                changed.stream().filter(place -> !stored.contains(place)).toList();
        books.insert("PONTIS_LEDGER_TILE", List.of("TREE", "HEIGHT", "PLACE", "HASHES"), begun, place ->
                new Object[] {tree, place.height(), place.place(), known.get(place)});
        for (Place grown : changed) {
            if (stored.contains(grown)) {
                books.query("update {h-schema}PONTIS_LEDGER_TILE set HASHES = :hashes"
                                + " where TREE = :tree and HEIGHT = :height and PLACE = :place")
                        .setParameter("hashes", known.get(grown))
                        .setParameter("tree", tree)
                        .setParameter("height", grown.height())
                        .setParameter("place", grown.place())
                        .executeUpdate();
            }
        }
    }
}

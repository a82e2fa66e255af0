package org.pontis.idp.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProofsTest {

    private static final int LEAVES = 70;

    private final Map<Node, Hash> kept = new HashMap<>();
    private final List<Hash> leaves = new ArrayList<>();
    private final List<Hash> roots = new ArrayList<>(List.of(Hash.EMPTY));
    private final Proofs proofs = new Proofs(this::look);
    private final Random random = new Random(9162);
    private int most;

    @BeforeEach
    void grow() {
        Frontier frontier = Frontier.empty();
        for (int i = 0; i < LEAVES; i++) {
            Hash leaf = Hash.ofLeaf(new byte[] {(byte) i});
            leaves.add(leaf);
            kept.putAll(frontier.append(leaf));
            roots.add(frontier.root());
        }
    }

    private Map<Node, Hash> look(Set<Node> places) {
        most = Math.max(most, places.size());
        Map<Node, Hash> found = new HashMap<>(kept);
        found.keySet().retainAll(places);
        return found;
    }

    @Test
    void everyTreeIsTheNaiveOne() {
        for (int size = 0; size <= LEAVES; size++) {
            assertThat(roots.get(size)).isEqualTo(naive(size).root());
            assertThat(proofs.root(size)).isEqualTo(roots.get(size));
            assertThat(Frontier.read(size, this::look).root()).isEqualTo(roots.get(size));
        }
    }

    @Test
    void everyInclusionProofIsTheNaiveOneAndProvesOnlyItsLeafAtItsPlace() {
        for (int size = 1; size <= LEAVES; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = proofs.inclusion(index, size);
                assertThat(proof.path()).isEqualTo(naive(size).path(index));
                assertThat(proof.proves(leaves.get(index), roots.get(size))).isTrue();
                assertThat(proof.proves(leaves.get((index + 1) % LEAVES), roots.get(size)))
                        .isFalse();
                for (int other = -1; other <= size; other++) {
                    if (other != index) {
                        assertThat(new InclusionProof(other, size, proof.path())
                                        .proves(leaves.get(index), roots.get(size)))
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void everyConsistencyProofIsTheNaiveOne() {
        for (int to = 1; to <= LEAVES; to++) {
            for (int from = 1; from <= to; from++) {
                ConsistencyProof proof = proofs.consistency(from, to);
                assertThat(proof.path()).isEqualTo(naive(to).proof(from));
                assertThat(proof.proves(roots.get(from), roots.get(to))).isTrue();
                if (from < to) {
                    assertThat(proof.proves(roots.get(to), roots.get(from))).isFalse();
                    assertThat(proof.proves(roots.get(from), roots.get(from))).isFalse();
                }
            }
        }
    }

    @Test
    void aChangedProofProvesNothing() {
        for (int round = 0; round < 3000; round++) {
            int to = 2 + random.nextInt(LEAVES - 1);
            int from = 1 + random.nextInt(to - 1);
            ConsistencyProof consistency = proofs.consistency(from, to);
            assertThat(new ConsistencyProof(from, to, changed(consistency.path()))
                            .proves(roots.get(from), roots.get(to)))
                    .isFalse();
            InclusionProof inclusion = proofs.inclusion(from, to);
            assertThat(new InclusionProof(from, to, changed(inclusion.path())).proves(leaves.get(from), roots.get(to)))
                    .isFalse();
        }
    }

    private List<Hash> changed(List<Hash> path) {
        List<Hash> changed = new ArrayList<>(path);
        int at = random.nextInt(changed.size());
        switch (random.nextInt(3)) {
            case 0 -> changed.remove(at);
            case 1 -> changed.add(at, Hash.ofLeaf(new byte[] {1, 2, 3}));
            default -> {
                byte[] octets = changed.get(at).octets();
                octets[random.nextInt(Hash.LENGTH)] ^= (byte) (1 << random.nextInt(8));
                changed.set(at, Hash.of(octets));
            }
        }
        return changed;
    }

    @Test
    void whatHasGrownFromAnEdgeIsTheSameTree() {
        Frontier frontier = Frontier.read(37, this::look);
        leaves.subList(37, LEAVES).forEach(frontier::append);
        assertThat(frontier.root()).isEqualTo(roots.get(LEAVES));
        assertThat(frontier.size()).isEqualTo(LEAVES);
    }

    @Test
    void aProofInAGreatTreeAsksForFewHashesAtOnce() {
        Proofs great = new Proofs(places -> {
            most = Math.max(most, places.size());
            Map<Node, Hash> all = new HashMap<>();
            places.forEach(place -> all.put(place, Hash.EMPTY));
            return all;
        });
        most = 0;
        for (int round = 0; round < 1000; round++) {
            great.inclusion(random.nextLong(10_000_000), 10_000_000);
            great.consistency(1 + random.nextLong(10_000_000), 10_000_000);
        }
        assertThat(most).isLessThanOrEqualTo(2 * 24);
    }

    @Test
    void aHashThatIsNotThereIsNoProof() {
        kept.remove(new Node(2, 1));
        assertThatThrownBy(() -> proofs.inclusion(0, 8)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thereIsNoProofForWhatIsNotInTheTree() {
        assertThatThrownBy(() -> proofs.inclusion(8, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.consistency(0, 8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.consistency(9, 8)).isInstanceOf(IllegalArgumentException.class);
    }

    private NaiveTree naive(int size) {
        return new NaiveTree(leaves).first(size);
    }
}

package org.pontis.eidas.metadata;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.MetadataServiceList;

/** Where copies come from: the source and the gate, and what was kept of it. */
final class Supply {

    private final Download download;
    private final Gatekeeper gatekeeper;
    private final Revocation revocation;
    private final Shelf shelf;
    private final Limits limits;

    Supply(Download download, Shelf shelf, Limits limits) {
        this.download = download;
        this.revocation = new Revocation(download);
        this.gatekeeper = new Gatekeeper(revocation, limits);
        this.shelf = shelf;
        this.limits = limits;
    }

    /**
     * A copy straight from the source.
     *
     * @param held what is there already; nothing older comes in its place while it is usable
     */
    Copy fresh(Peer peer, Optional<Copy> held, Instant now) throws BrokenRule {
        byte[] document =
                switch (peer.source()) {
                    case Source.At(URI address) -> download.get(address);
                    case Source.OnFile(Path path) -> content(path);
                    case Source.Listed listed -> download.get(address(listed, peer, now));
                };
        Copy copy = gatekeeper.admit(document, peer, now);
        Optional<Copy> newer = held.filter(other -> other.isUsable(now) && other.isNewerThan(copy));
        if (newer.isPresent()) {
            throw new BrokenRule(
                    MetadataRule.NO_ROLLBACK,
                    "metadata valid until " + copy.node().validity().until()
                            + ", while the copy at hand is valid until "
                            + newer.get().node().validity().until() + ".");
        }
        shelf.keep(peer, document);
        return copy;
    }

    /** A copy from before a restart. It was good then, and is checked like a new one. */
    Optional<Copy> kept(Peer peer, Instant now) {
        try {
            Optional<byte[]> document = shelf.find(peer);
            return document.isEmpty() ? Optional.empty() : Optional.of(gatekeeper.admit(document.get(), peer, now));
        } catch (BrokenRule e) {
            return Optional.empty();
        }
    }

    void checkRevocation(Copy copy, Instant now) throws BrokenRule {
        revocation.check(copy.signer(), now);
    }

    private URI address(Source.Listed source, Peer peer, Instant now) throws BrokenRule {
        MetadataServiceList list = list(download.get(source.list()), source.signer());
        if (list.nextUpdate().filter(now::isAfter).isPresent()) {
            throw new BrokenRule(
                    MetadataRule.LISTED,
                    "a list that was to be renewed at " + list.nextUpdate().get() + ".");
        }
        List<String> addresses = list.addresses(peer.country(), peer.role(), peer.entityId());
        if (addresses.size() != 1) {
            throw new BrokenRule(MetadataRule.LISTED, addresses.size() + " addresses for " + peer.entityId() + ".");
        }
        if (!Peer.isWebAddress(addresses.getFirst(), limits)) {
            throw new BrokenRule(MetadataRule.REACHABLE, addresses.getFirst() + " in the list.");
        }
        return URI.create(addresses.getFirst());
    }

    private static MetadataServiceList list(byte[] document, Optional<X509Certificate> signer) throws BrokenRule {
        try {
            return signer.isPresent()
                    ? MetadataServiceList.read(document, signer.get())
                    : MetadataServiceList.read(document);
        } catch (Rejected e) {
            throw new BrokenRule(MetadataRule.LISTED, e.getMessage() + ".", e);
        }
    }

    private byte[] content(Path path) throws BrokenRule {
        try {
            if (Files.size(path) > limits.fetchBytes()) {
                throw new BrokenRule(
                        MetadataRule.REACHABLE, "more than " + limits.fetchBytes() + " bytes in " + path + ".");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new BrokenRule(MetadataRule.REACHABLE, "no readable file " + path + ".", e);
        }
    }
}

/** JSON as realms are written in: read strictly, written in one way, one object laid over another. */
package org.pontis.realm.json;

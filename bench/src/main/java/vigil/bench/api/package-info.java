/// A whole server under the load of people at desks and citizens at forms, over HTTP. The load is
/// an open loop: everybody acts at a time set beforehand, whether or not the server keeps up, and
/// an answer's time counts from then.
@org.jspecify.annotations.NullMarked
package vigil.bench.api;

import TestServer
import Testing

@testable import WaybillFetch

/// Where a real server may send a fetch.
@Suite struct RedirectTests {
  private static let place = "waybill.yaml:3:5: error: "

  @Test func redirectsOfTheSameHostAreFollowed() throws {
    let place = Place()
    let server = Server { _, request, connection in
      request.path == "/file.csv" ? connection.answer(302, "", ["Location": "/new?a=b"]) : connection.answer(200, "a")
    }
    #expect(fetch(server, place) == "fetched a")
    #expect(try place.record().fetches.first?.finalAddress == server.address("/new?a=b"))
  }

  @Test func aRedirectToAnotherHostIsFollowedFromAListOnly() {
    let place = Place()
    let other = Server { _, _, connection in connection.answer(200, "other") }
    let location = other.address("/x", host: "localhost")
    let server = Server { _, _, connection in connection.answer(307, "", ["Location": location]) }
    #expect(
      fetch(server, place) == Self.place
        + "'SERVER/file.csv' redirects to the host 'localhost', which 'redirects' under "
        + "'fetch' must name [redirect-refused]")
    #expect(other.requests.isEmpty)
    #expect(fetch(server, place) { $0.policy.redirects = ["LocalHost"] } == "fetched other")
  }

  @Test func redirectsInACircleAndWithoutEndAreLeft() {
    let place = Place()
    let circle = Server { _, request, connection in
      connection.answer(301, "", ["Location": request.path == "/a" ? "/b" : "/a"])
    }
    #expect(fetch(circle, place, "/a") == Self.place + "'SERVER/b' redirects in a circle [redirect-refused]")
    let endless = Server { number, _, connection in connection.answer(301, "", ["Location": "/\(number)"]) }
    #expect(
      fetch(endless, place, "/a") == Self.place + "'SERVER/a' redirects more than 10 times [redirect-refused]")
    #expect(endless.requests.count == 11)
    let nowhere = Server { number, _, connection in
      connection.answer(302, "", number == 0 ? [:] : ["Location": "file:///etc/passwd"])
    }
    for _ in 0..<2 {
      #expect(
        fetch(nowhere, place, "/a") == Self.place
          + "'SERVER/a' redirects, but to no address of the web [redirect-refused]")
    }
  }
}

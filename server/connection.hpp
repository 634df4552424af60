#pragma once

#include "server/handler.hpp"
#include "server/proxies.hpp"
#include "server/wire.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/rate_policy.hpp>
#include <boost/beast/http/parser.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace motcua::server {

// What a client may use up.
struct ConnectionLimits {
    std::uint32_t header_bytes = 16 * 1024;
    std::uint64_t body_bytes = 1024 * 1024;
    std::chrono::milliseconds idle{60'000};  // between requests
    std::chrono::milliseconds read{30'000};  // for the whole of a header, then of a body
    std::chrono::milliseconds write{30'000};
};

// What all connections share; outlives them.
struct ConnectionContext {
    Handler handler;
    Observer observe;
    TrustedProxies proxies{{}};
    ConnectionLimits limits = {};
};

using Strand = boost::asio::strand<boost::asio::io_context::executor_type>;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Strand>;

// One client: reads a request, has it answered, writes the answer, and again. Everything runs on the connection's
// strand; the requests of a pipelining client wait in the buffer, so their answers keep the order.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Socket socket, const ConnectionContext& context);

    // Runs until either side ends the connection. Throws nothing but what nobody should see.
    boost::asio::awaitable<void> run();

    Strand executor() { return stream_.get_executor(); }

    // Ends the connection as soon as the request under way, if any, is answered. From any thread.
    void finish();

    // Cuts the connection. From any thread.
    void cut();

private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using Stream = boost::beast::basic_stream<boost::asio::ip::tcp, Strand>;

    boost::asio::awaitable<bool> await_first_byte();
    // False when the connection ends here: the client left, or was told what is wrong with its request.
    boost::asio::awaitable<bool> read_request(Parser& parser);
    boost::asio::awaitable<boost::system::error_code> read_body(Parser& parser);
    boost::asio::awaitable<bool> answer(Parser& parser);
    boost::asio::awaitable<api::Response> respond(const api::Request& request);
    boost::asio::awaitable<bool> write(WireResponse response);
    boost::asio::awaitable<bool> write_spool(const api::Spool& spool);
    boost::asio::awaitable<void> refuse(boost::system::error_code error, const WireRequest& header);
    boost::asio::awaitable<void> linger();

    Stream stream_;
    boost::beast::flat_buffer buffer_;
    const ConnectionContext& context_;
    std::string peer_;
    bool idle_ = false;       // waiting for a request's first byte
    bool finishing_ = false;  // no further request is read
};

}  // namespace motcua::server

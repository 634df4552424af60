// Asio is compiled separately; the storage tests run coroutines without anything of server/.
#include <boost/asio/impl/src.hpp>

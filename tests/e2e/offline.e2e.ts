import { createSocket } from 'node:dgram'
import { createServer, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { expect, test } from '../support/window-test'

test('a script in the page sends nothing out through WebRTC, by UDP or by TCP', async ({ ownDesk: desk }) => {
  let packets = 0
  let connections = 0
  const udp = createSocket('udp4').on('message', () => packets++)
  const tcp = createTcpServer((socket) => {
    connections++
    socket.destroy()
  })
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  try {
    const { page } = await desk.open()
    const ports = { udp: udp.address().port, tcp: (tcp.address() as AddressInfo).port }
    const candidates = await page.evaluate(async ({ udp, tcp }) => {
      const found: string[] = []
      const connection = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:127.0.0.1:${udp}` },
          { urls: `turn:127.0.0.1:${udp}`, username: 'what-must-not-leave', credential: 'x' },
          { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, username: 'what-must-not-leave', credential: 'x' },
          { urls: `stun:localhost:${udp}` },
        ],
      })
      connection.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) found.push(candidate.candidate)
      }
      connection.createDataChannel('out')
      const gathered = new Promise<void>((resolve) => {
        connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && resolve()
      })
      await connection.setLocalDescription(await connection.createOffer())
      // A peer that is told where to send tries that too.
      const other = new RTCPeerConnection()
      await other.setRemoteDescription(connection.localDescription as RTCSessionDescriptionInit)
      await other.setLocalDescription(await other.createAnswer())
      await connection.setRemoteDescription(other.localDescription as RTCSessionDescriptionInit)
      await connection
        .addIceCandidate({ candidate: `candidate:1 1 udp 2122260223 127.0.0.1 ${udp} typ host`, sdpMid: '0' })
        .catch(() => undefined)
      await gathered
      return found
    }, ports)
    expect(candidates).toEqual([])
    expect({ packets, connections }).toEqual({ packets: 0, connections: 0 })
  } finally {
    udp.close()
    tcp.close()
  }
})

test('a build opens its own page, whatever address the environment names', async ({ ownDesk: desk }) => {
  let requests = 0
  const server: Server = createServer((_request, response) => {
    requests++
    response.end('<title>not Dossier</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const { page } = await desk.open({ env: { ELECTRON_RENDERER_URL: address } })
    expect(new URL(page.url()).protocol).toBe('app:')
    expect(requests).toBe(0)
  } finally {
    server.close()
  }
})

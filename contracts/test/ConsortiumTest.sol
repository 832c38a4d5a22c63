// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SEATS} from "../src/Capacity.sol";
import {IConsortium} from "../src/interfaces/IConsortium.sol";
import {MedveilTest} from "./MedveilTest.sol";

/// @title ConsortiumTest
/// @notice A consortium that is configured and not sealed.
abstract contract ConsortiumTest is MedveilTest {
    uint8 internal immutable LAST = uint8(SEATS);

    /// @dev Configured, not sealed.
    function setUp() public override {
        vm.warp(NOW);
        _deploy();
        _configure(_activeSeats());
    }

    /* HELPERS */

    /// @dev The digest that sealing now would give; undoes the seal.
    function _sealedDigest() internal returns (uint256 digest) {
        try this.sealAndRevert() {}
        catch (bytes memory data) {
            digest = abi.decode(data, (uint256));
        }
    }

    function sealAndRevert() external {
        consortium.sealFirstEpoch(2);
        uint256 digest = consortium.epochInfo(EPOCH).digest;
        assembly {
            mstore(0, digest)
            revert(0, 32)
        }
    }

    function _setKey(IConsortium.Seat memory config, uint256 x, uint256 y, bool issuer) internal pure {
        if (issuer) (config.issuerKeyX, config.issuerKeyY) = (x, y);
        else (config.shareKeyX, config.shareKeyY) = (x, y);
    }

    function _expectThresholdRefused(uint8 threshold) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IConsortium.EpochThresholdOutOfRange.selector, threshold, _activeSeats())
        );
        consortium.sealFirstEpoch(threshold);
    }

    function _expectKeyRefused(IConsortium.Seat memory config, uint256 x, uint256 y, bool issuer) internal {
        _setKey(config, x, y, issuer);
        _expectSeatRefused(1, config, abi.encodeWithSelector(IConsortium.SeatKeyInvalid.selector, 1, x, y));
    }

    function _expectSeatRefused(uint8 seat, IConsortium.Seat memory config, bytes memory err) internal {
        vm.expectRevert(err);
        consortium.configureSeat(seat, config, new bytes(96), new bytes(96));
    }

    function _expectEveryCallRefused(address caller, uint8 call) internal {
        IConsortium.Seat memory seat = _seat(1);
        vm.expectRevert(_notConfigurator(caller));
        vm.prank(caller);
        if (call % 6 == 0) consortium.configureSeat(1, seat, new bytes(96), new bytes(96));
        else if (call % 6 == 1) consortium.clearSeat(1);
        else if (call % 6 == 2) consortium.configurePolicy(_policy());
        else if (call % 6 == 3) consortium.configureAuditor(STRANGER, 1);
        else if (call % 6 == 4) consortium.configureWorkerSet(3, 2, new uint32[](0));
        else consortium.sealFirstEpoch(2);
    }

    function _notConfigurator(address caller) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IConsortium.ConsortiumCallerNotConfigurator.selector, caller);
    }
}

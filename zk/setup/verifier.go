package setup

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/consensys/gnark/backend/solidity"
)

// Solidity of the exported verifiers.
const (
	pragma = "0.8.37"

	// verifierConstants is how anyone who meets a deployed verifier learns what
	// it is worth, and how deployment refuses it outside development chains.
	verifierConstants = `    /// Anyone can forge proofs: the trapdoor of these keys is public.
    bool public constant UNSAFE_DEVELOPMENT_KEYS = true;`

	// verifierFunctions adds the form of our interface, with a proof of fixed
	// length, to the bytes that gnark's function takes.
	verifierFunctions = `    /// Verify an uncompressed Groth16 proof given as its eight words.
    /// @param proof A.x, A.y, B.x1, B.x0, B.y1, B.y0, C.x, C.y.
    /// @param input the public input field elements, reduced.
    function verifyProof(uint256[8] calldata proof, uint256[%d] calldata input) external view {
        bytes calldata encoded;
        assembly ("memory-safe") {
            encoded.offset := proof
            encoded.length := 0x100
        }
        verifyProof(encoded, input);
    }`
)

// WriteVerifier writes the Solidity verifier of unsafe development keys as the
// contract named contract, which must say that it is unsafe, implementing
// IVerifier of the contracts. It is gnark's export; only the contract's name,
// which gnark fixes, is replaced.
func (k *Keys) WriteVerifier(w io.Writer, contract string) error {
	if !strings.Contains(contract, "Unsafe") {
		return fmt.Errorf("export verifier: the name %s does not say unsafe", contract)
	}
	functions := fmt.Sprintf(verifierFunctions, k.Verifying.NbPublicWitness())
	var exported bytes.Buffer
	err := k.Verifying.ExportSolidity(&exported,
		solidity.WithPragmaVersion(pragma),
		solidity.WithImport(strings.NewReader(`import {IVerifier} from "../interfaces/IVerifier.sol";`)),
		solidity.WithInterface(strings.NewReader("IVerifier")),
		solidity.WithConstants(strings.NewReader(verifierConstants)),
		solidity.WithFunctions(strings.NewReader(functions)),
	)
	if err != nil {
		return fmt.Errorf("export verifier: %w", err)
	}
	source, err := rename(exported.String(), contract)
	if err != nil {
		return fmt.Errorf("export verifier: %w", err)
	}
	_, err = io.WriteString(w, source)
	return err
}

func rename(source, contract string) (string, error) {
	const title, declaration = "/// @title Groth16 verifier template.", "contract Verifier is IVerifier {"
	if strings.Count(source, declaration) != 1 || strings.Count(source, title) != 1 {
		return "", errors.New("gnark's template has changed")
	}
	source = strings.Replace(source, declaration, "contract "+contract+" is IVerifier {", 1)
	source = strings.Replace(source, title, "// Code generated from UNSAFE development keys by gnark. DO NOT EDIT.\n\n/// @title "+contract, 1)
	return strings.TrimLeft(source, "\n"), nil
}

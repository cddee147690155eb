import type { Words } from "./concepts.ts";

export const pt: Words = {
  oneTime:
    "codigo de uso unico, senha de uso unico, senha unica, palavra passe de uso unico, palavra passe unica, codigo unico, codigo temporario, senha temporaria, codigo otp, codigo de dois fatores, codigo de duas etapas, codigo 2fa, codigo totp, codigo mfa, codigo dinamico, codigo do aplicativo, codigo do app, codigo de autenticacao de dois fatores, codigo descartavel",
  verifyCode:
    "codigo de verificacao, codigo verificacao, codigo de autenticacao, codigo autenticacao, codigo de validacao, codigo validacao, codigo de login, codigo de inicio de sessao, codigo sms, codigo recebido, codigo enviado, codigo de identificacao recebido, codigo de autorizacao, codigo de confirmacao recebido",
  code: "codigo, codigos, codigo de seguranca, codigo seguranca, codigo de confirmacao, codigo confirmacao, codigo de acesso, token, chave de seguranca digital, pin, digito, digitos, algarismo, algarismos",
  digits:
    "# digitos, seis digitos, quatro digitos, oito digitos, cinco digitos, # algarismos, seis algarismos, # caracteres, # numeros",
  app: "aplicativo autenticador, aplicativo de autenticacao, app autenticador, app de autenticacao, autenticador, aplicacao de autenticacao, aplicacao autenticadora, aplicacao de autenticador, seu aplicativo, seu app, sua aplicacao, no aplicativo, no app, do aplicativo, aplicativo movel, aplicacao movel, gerado pelo, gerado por, gerador de codigo*, google authenticator, itoken",
  appWord: "aplicativo, aplicacao, app",
  factor:
    "duas etapas, 2 etapas, dois passos, 2 passos, dois fatores, dois factores, 2 fatores, segundo fator, duplo fator, multifator*, multi fator, multifatores, varios fatores, autenticacao reforcada, dupla autenticacao, autenticacao forte, verificacao em duas",
  sent: "enviado, enviada, enviamos, foi enviado, acabamos de enviar, mandamos, por sms, por e mail, por email, por whatsapp, via sms, via e mail, recebido por, recebido no, que recebeu, que voce recebeu, voce recebera um, verifique seu e mail, verifique o seu e mail, caixa de entrada, nao recebeu, nao recebi, codigo recebido",
  channel: "sms, e mail, email, mensagem de texto, torpedo, whatsapp, correio eletronico, ligacao",
  askToSend:
    "reenviar, enviar codigo, enviar o codigo, enviar um codigo, solicitar codigo, solicitar novo, obter codigo, pedir codigo, receber codigo, novo codigo, enviar novamente, enviar sms",
  enrol:
    "codigo qr, qr code, escaneie, escanear, leia o codigo, digitalize, digitalizar, chave secreta, chave de configuracao, configurar … autentica*, configure … autentica*, ativar … autentica*, ative a … autentica*, ativar a verificacao, nao consegue ler, inserir manualmente, codigo de barras, leia o código qr, leia a imagem, aponte a câmera",
  recovery:
    "codigo de recuperacao, codigos de recuperacao, codigo de backup, codigos de backup, codigo reserva, codigo de reserva, codigos de reserva, codigo de emergencia, codigos de emergencia, codigo de seguranca reserva, chave de recuperacao, codigo alternativo, codigos alternativos, codigo de salvaguarda, frase de recuperacao",
  captcha:
    "captcha, codigo da imagem, caracteres da imagem, texto da imagem, letras da imagem, caracteres que voce ve, imagem de seguranca, nao sou um robo, digite os caracteres, codigo ao lado, resultado da soma",
  coupon:
    "cupom, cupons, cupom de desconto, codigo promocional, codigo de desconto, desconto*, vale presente, vale compra*, cartao presente, voucher*, codigo de indicacao, codigo do cupom, codigo promo, resgatar*, codigo de oferta, vale*, cupao",
  postal: "cep, codigo postal, c e p",
  card: "codigo de seguranca do cartao, numero do cartao, validade, data de validade, vencimento, cartao de credito, cartao de debito, nome no cartao, titular do cartao, verso do cartao, codigo cvv",
  invite:
    "codigo de convite, convite*, codigo da reuniao, reuniao, codigo da turma, codigo da sala, codigo do jogo, codigo do grupo, codigo do evento, codigo do patrocinador, indicacao",
  booking:
    "codigo de reserva, codigo da reserva, reserva, localizador*, numero do pedido, pedido, codigo de rastreio, codigo de rastreamento, rastreamento, numero de referencia, referencia*, protocolo, numero da fatura, numero do contrato, codigo de levantamento, apolice, numero do processo",
  phone:
    "telefone*, numero de telefone, numero de telemovel, telemovel, celular, numero do celular, codigo do pais, codigo de area, ddd, ddi, indicativo*",
  login:
    "usuario*, nome de usuario, utilizador, nome de utilizador, e mail, endereco de e mail, numero de cliente, codigo do cliente, codigo de cliente, codigo do usuario, numero de conta, agencia, conta, matricula",
  password: "senha*, palavra passe, nova senha, senha atual, senha eletronica, senha do cartao",
  secret: "chave secreta, segredo, chave de api, chave privada, token de acesso, nome do token",
  search: "buscar, busca, pesquisar*, pesquisa*, procurar, filtrar",
  other:
    "nome*, sobrenome*, apelido*, empresa, cidade, endereco, rua, estado, pais, data de nascimento, nascimento, dia, mes, ano, cpf, cnpj, rg, nif, contribuinte, passaporte*, titulo de eleitor, numero de serie, chave do produto, codigo do produto, codigo de barras, codigo do artigo, iban, placa*, renavam, valor, quantia, quantidade, preco, total, nome do dispositivo, descricao, comentario*, mensagem, codigo do banco, codigo de erro, codigo de cor, codigo de ativacao, codigo da linha, codigo fiscal",
  newPin:
    "crie … pin, criar … pin, crie uma senha, escolha … pin, definir … pin, defina … pin, novo pin, confirme … pin, confirmar … pin, alterar … pin, repita … pin, crie um codigo, cadastre … senha, pin atual",
  fixedPin:
    "seu pin, o seu pin, esqueci meu pin, esqueceu o pin, esqueceu seu pin, senha de 4 digitos, senha de 6 digitos, senha do cartao, controle parental, controlo parental, desbloquear, palavra memoravel, pin parental, assinatura eletronica, cartao matriz, coordenada*, posicoes",
  elsewhere:
    "na sua tv, na tv, na televisao, na tela da, exibido na tela, exibido na tv, na sua televisao, no seu televisor, no ecra, no seu dispositivo, no dispositivo, codigo do dispositivo, conectar um dispositivo, conectar dispositivo, ativar dispositivo, ativar tv, ative sua tv, codigo de emparelhamento, codigo de pareamento, extrato*, na carta, pelo correio, pelos correios, na etiqueta, no verso, no recibo, na fatura, raspadinha, na embalagem",
};
